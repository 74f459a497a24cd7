"""Several sheets, several heading rows, wide or crosswise tables -> one long grid."""
