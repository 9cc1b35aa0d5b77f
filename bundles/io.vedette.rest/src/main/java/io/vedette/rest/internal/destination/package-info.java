/** Who is told about alerts, over REST. */
package io.vedette.rest.internal.destination;
