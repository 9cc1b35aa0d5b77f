/** What tests of several bundles need of the services: stand-ins in memory. */
package io.vedette.service.testing;
