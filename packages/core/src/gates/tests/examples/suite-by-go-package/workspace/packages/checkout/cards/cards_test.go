package cards
