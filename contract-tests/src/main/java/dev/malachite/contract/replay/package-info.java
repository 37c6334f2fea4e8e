/** What replaying a recording needs to know before any request is sent. */
package dev.malachite.contract.replay;
