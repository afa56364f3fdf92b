/// Tenants, members and access under test.
@org.jspecify.annotations.NullUnmarked
package io.leadledger.command.identity;
