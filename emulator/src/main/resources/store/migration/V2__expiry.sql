-- What is over is forgotten by the writes that come later: when a subscription was last cleared, and how many operations
-- it has started since.
ALTER TABLE subscription ADD COLUMN cleared_at BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE subscription ADD COLUMN started_since INT DEFAULT 0 NOT NULL;
-- 1 for what is remembered after its end while others under the same parent exist: a history.
ALTER TABLE resource ADD COLUMN lasting INT DEFAULT 0 NOT NULL;
CREATE INDEX async_operation_by_end ON async_operation (subscription_key, ends_at);
CREATE INDEX resource_by_end ON resource (subscription_key, exists_until);
DROP INDEX async_operation_by_subscription;
