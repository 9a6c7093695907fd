"""Maps of the flights, shipping and visits that link the places in articles."""
