"""Campaign: one YAML file per fraud method becomes a site, leaflets, partner texts and a report."""
