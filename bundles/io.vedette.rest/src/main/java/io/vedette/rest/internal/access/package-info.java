/** Sessions, tokens, people and the audit over REST. */
package io.vedette.rest.internal.access;
