/** Tokens: who gives them out, which are taken, and what their bearers may do. The JWT library lives here. */
package dev.malachite.auth;
