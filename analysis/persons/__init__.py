"""Persons in prose: names, identity numbers, telephones, addresses and birth dates, found and masked before prose leaves data/raw."""
