"""An article's text taken apart: blocks, sentences, and who is speaking."""
