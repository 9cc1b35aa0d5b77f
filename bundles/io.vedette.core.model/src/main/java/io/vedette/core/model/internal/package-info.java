/** Model registry and roll-outs. */
package io.vedette.core.model.internal;
