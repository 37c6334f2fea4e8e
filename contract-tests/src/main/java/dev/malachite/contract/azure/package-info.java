/** Azure as a target: its clouds, its credentials, one resource group, and leaving it as it was. */
package dev.malachite.contract.azure;
