/** Resources of models. */
package io.vedette.rest.internal.model;
