# Scores the pairs of a CSV file with an algorithm of the package nomenklatura:
# ALGORITHM --pairs FILE. Prints the rows with a column score.
import csv
import sys
import warnings

warnings.simplefilter("ignore")
from followthemoney import model
from nomenklatura.matching import get_algorithm


def party(schema, name, key):
    entity = model.make_entity(schema)
    entity.id = key
    entity.add("name", name)
    return entity


algorithm = get_algorithm(sys.argv[1])
config = algorithm.default_config()
out = csv.writer(sys.stdout)
out.writerow(["schema", "name1", "name2", "score"])
with open(sys.argv[3], encoding="utf-8") as fh:
    for n, row in enumerate(csv.DictReader(fh)):
        query = party(row["schema"], row["name1"], f"q{n}")
        candidate = party(row["schema"], row["name2"], f"c{n}")
        score = algorithm.compare(query, candidate, config).score
        out.writerow([row["schema"], row["name1"], row["name2"], f"{score:.4f}"])
