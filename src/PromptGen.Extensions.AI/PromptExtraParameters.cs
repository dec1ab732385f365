using System.Text.Json;
using Microsoft.Extensions.AI;

namespace PromptGen;

/// <summary>Creates a provider's own options from the <c>extra</c> parameters of a prompt, which chat options cannot contain.</summary>
/// <param name="client">The client that is about to send the call.</param>
/// <param name="extra">The object <c>extra</c> of the rendered version. It stays valid after the call.</param>
/// <returns>The options of the provider, as <see cref="ChatOptions.RawRepresentationFactory"/> of its client expects them; null if this client
/// does not support the parameters, which are then not sent.</returns>
public delegate object? PromptExtraParameters(IChatClient client, JsonElement extra);
