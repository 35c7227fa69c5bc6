pay = []
