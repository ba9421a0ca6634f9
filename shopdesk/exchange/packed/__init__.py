"""Lists in ZIP files: Excel's workbooks, and the export of an audience as Mailchimp packs it."""
