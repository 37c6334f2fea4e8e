-- Pages are read in the order of an index, so that a page costs its page: by the key that records depend on, and as they
-- begin.
DROP INDEX resource_by_reference;
CREATE INDEX resource_by_reference ON resource (reference_key, type_key, position);
CREATE INDEX resource_by_begin ON resource (type_key, parent_key, exists_from, position);
