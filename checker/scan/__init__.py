"""Text -> typed mentions: tokens, the grammar over their classes, and the values that figures, dates and clocks have."""
