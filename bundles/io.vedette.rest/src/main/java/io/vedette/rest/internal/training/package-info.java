/** Resources of sweeps and trials. */
package io.vedette.rest.internal.training;
