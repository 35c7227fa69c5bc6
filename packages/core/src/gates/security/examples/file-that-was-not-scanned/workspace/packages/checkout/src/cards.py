cards = []
