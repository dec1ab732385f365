using System;
using System.ComponentModel;
using System.Text;

namespace PromptGen.Generated;

/// <summary>Makes identities of versions that set more than their messages.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PromptIdentities
{
    /// <summary>The identity of a version that is compiled in.</summary>
    /// <param name="id">The <c>prompt_id</c> of the prompt file.</param>
    /// <param name="version">The version.</param>
    /// <param name="hash">The hash of the effective prompt.</param>
    /// <param name="model">The model that the prompt file names, or null where it names none.</param>
    /// <param name="settings">Parameters, tools and response format as JSON, in UTF-8.</param>
    public static PromptIdentity Create(string id, string version, string hash, string? model, ReadOnlySpan<byte> settings) =>
        Create(id, version, hash, model, Decode(settings));

    /// <summary>The identity of a version that is compiled in, in a language version without UTF-8 literals.</summary>
    /// <param name="id">The <c>prompt_id</c> of the prompt file.</param>
    /// <param name="version">The version.</param>
    /// <param name="hash">The hash of the effective prompt.</param>
    /// <param name="model">The model that the prompt file names, or null where it names none.</param>
    /// <param name="settings">Parameters, tools and response format as JSON.</param>
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
