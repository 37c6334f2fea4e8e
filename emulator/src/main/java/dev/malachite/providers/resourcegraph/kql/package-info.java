/** The part of the Kusto Query Language that Azure Resource Graph is asked in: read, then run over rows. */
package dev.malachite.providers.resourcegraph.kql;
