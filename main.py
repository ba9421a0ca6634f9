from shopdesk.app import main

raise SystemExit(main())
