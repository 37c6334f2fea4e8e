/** The served surface: which operation lives at which path, in which api-version, with which schemas. */
package dev.malachite.openapi;
