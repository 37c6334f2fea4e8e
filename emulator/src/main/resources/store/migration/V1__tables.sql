CREATE TABLE subscription (
  id VARCHAR(64) PRIMARY KEY,
  sequence BIGINT NOT NULL,
  last_change BIGINT NOT NULL
);

CREATE TABLE resource (
  resource_key VARCHAR(4096) PRIMARY KEY,
  resource_id VARCHAR(4096) NOT NULL,
  type_key VARCHAR(512) NOT NULL,
  parent_key VARCHAR(4096) NOT NULL,
  resource_group_key VARCHAR(512) NOT NULL,
  subscription_key VARCHAR(64) NOT NULL,
  position BIGINT NOT NULL,
  exists_from BIGINT NOT NULL,
  exists_until BIGINT NOT NULL,
  reference_key VARCHAR(4096),
  awaited_operation VARCHAR(256),
  history TEXT NOT NULL
);
CREATE INDEX resource_by_parent ON resource (type_key, parent_key, position);
CREATE INDEX resource_by_group ON resource (type_key, resource_group_key, position);
CREATE INDEX resource_by_subscription ON resource (type_key, subscription_key, position);
CREATE INDEX resource_by_reference ON resource (reference_key);
CREATE INDEX resource_by_operation ON resource (awaited_operation);

CREATE TABLE async_operation (
  name VARCHAR(256) PRIMARY KEY,
  subscription_key VARCHAR(64) NOT NULL,
  started_by VARCHAR(128) NOT NULL,
  target VARCHAR(4096) NOT NULL,
  location VARCHAR(128) NOT NULL,
  api_version VARCHAR(32) NOT NULL,
  start_time BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  progression VARCHAR(64) NOT NULL,
  polls INT NOT NULL,
  outcome VARCHAR(16) NOT NULL,
  outcome_document TEXT,
  retry_after VARCHAR(128),
  polling TEXT
);
CREATE INDEX async_operation_by_subscription ON async_operation (subscription_key);

CREATE TABLE owner (
  name VARCHAR(4096) PRIMARY KEY,
  resource_id VARCHAR(4096) NOT NULL,
  subscription_key VARCHAR(64) NOT NULL
);
CREATE INDEX owner_by_subscription ON owner (subscription_key);
