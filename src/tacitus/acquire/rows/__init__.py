"""Tables of others, and our own full record, read as codings by people."""
