/** Certificates and keys of this installation; Bouncy Castle lives here. */
package dev.malachite.tls;
