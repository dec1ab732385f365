using System;
using System.ComponentModel;
using System.Text;

namespace PromptGen.Generated;

/// <summary>Creates identities of versions that set parameters, tools or a response format.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PromptIdentities
{
    /// <summary>Creates the identity of a compiled version.</summary>
    /// <param name="id">The <c>prompt_id</c> of the prompt file.</param>
    /// <param name="version">The version, such as <c>2026-03-15.3</c>.</param>
    /// <param name="hash">The hash of the effective prompt.</param>
    /// <param name="model">The model that the prompt file names; null if it does not name one.</param>
    /// <param name="settings">Parameters, tools and response format as JSON, in UTF-8.</param>
    /// <returns>The identity.</returns>
    public static PromptIdentity Create(string id, string version, string hash, string? model, ReadOnlySpan<byte> settings) =>
        Create(id, version, hash, model, Decode(settings));

    /// <summary>Creates the identity of a compiled version, for a C# version without UTF-8 literals.</summary>
    /// <param name="id">The <c>prompt_id</c> of the prompt file.</param>
    /// <param name="version">The version, such as <c>2026-03-15.3</c>.</param>
    /// <param name="hash">The hash of the effective prompt.</param>
    /// <param name="model">The model that the prompt file names; null if it does not name one.</param>
    /// <param name="settings">Parameters, tools and response format as JSON.</param>
    /// <returns>The identity.</returns>
    public static PromptIdentity Create(string id, string version, string hash, string? model, string settings) =>
        PromptIdentity.Of(id, version, hash, model, new PromptSettings(settings));

    private static string Decode(ReadOnlySpan<byte> text)
    {
#if NET8_0_OR_GREATER
        return Encoding.UTF8.GetString(text);
#else
        return Encoding.UTF8.GetString(text.ToArray());
#endif
    }
}
