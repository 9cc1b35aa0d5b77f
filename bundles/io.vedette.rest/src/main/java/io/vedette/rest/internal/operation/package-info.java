/** Long work over REST. */
package io.vedette.rest.internal.operation;
