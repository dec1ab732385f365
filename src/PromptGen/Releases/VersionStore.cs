using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Releases;

namespace PromptGen.Releases;

/// <summary>The versions of one prompt that this process knows: compiled in, and admitted from packs.</summary>
internal sealed class VersionStore
{
    private readonly ReleasablePrompt _prompt;
    private readonly List<KnownVersion> _versions = [];
    private readonly Dictionary<string, PromptRejection> _refused = new(StringComparer.Ordinal);

    public VersionStore(ReleasablePrompt prompt)
    {
        _prompt = prompt;
        _versions.Add(new KnownVersion(prompt.Compiled, VersionSource.Compiled, null));
        foreach (PromptIdentity embedded in prompt.Embedded)
        {
            _versions.Add(new KnownVersion(embedded, VersionSource.Embedded, null));
        }
    }

    /// <summary>Compiled ones first, then by admission.</summary>
    public IReadOnlyList<KnownVersion> Versions => _versions;

    public bool Knows(ReleasedVersion desired) => Find(desired) is not null || _refused.ContainsKey(Key(desired));

    /// <returns>Null: the rejection says why.</returns>
    public KnownVersion? Resolve(ReleasedVersion desired, out PromptRejection? rejection)
    {
        rejection = null;
        if (Find(desired) is { } found)
        {
            return found;
        }

        foreach (KnownVersion version in _versions)
        {
            if (version.Identity.Version == desired.Version)
            {
                rejection = new PromptRejection(
                    PromptRejectionCode.HashDiffers, _prompt.Compiled.Id,
                    "version " + desired.Version + " is known with the hash " + version.Identity.Hash + ", and the state names " + desired.Hash + ".");
                return null;
            }
        }

        rejection = _refused.TryGetValue(Key(desired), out PromptRejection? refused)
            ? refused
            : new PromptRejection(
                PromptRejectionCode.Pending, _prompt.Compiled.Id,
                "version " + desired.Version + " (" + desired.Hash + ") is not in this build, and no pack with it has arrived yet.");
        return null;
    }

    /// <summary>Takes a version from a pack: its form is checked, its contract compared, and it is rendered once.</summary>
    public void Admit(ReleasedVersion version, string canonical)
    {
        if (Knows(version))
        {
            return;
        }

        try
        {
            EffectivePrompt prompt = Read(canonical);
            PromptContract code = _prompt.Contract;
            EquatableArray<ContractIncompatibility> obstacles = ContractComparison.FindIncompatibilities(code, PromptContract.Of(prompt));
            if (!obstacles.IsEmpty)
            {
                Refuse(version, PromptRejectionCode.ContractDiffers, "does not fit the code of this build: " + obstacles[0].Path + ": " + obstacles[0].Reason);
                return;
            }

            PromptIdentity identity = PromptIdentity.Of(
                _prompt.Compiled.Id, version.Version, version.Hash, prompt.Model, new PromptSettings(EffectiveSettings.Of(prompt, _prompt.Compiled.Settings.SensitiveVariables)));
            PackedPrompt packed = PackedPrompt.Create(prompt, code);
            SampleRendering.Try(packed, identity);
            _versions.Add(new KnownVersion(identity, VersionSource.Packed, packed));
        }
        catch (FormatException exception)
        {
            Refuse(version, PromptRejectionCode.Malformed, "cannot be read: " + exception.Message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Refuse(version, PromptRejectionCode.RenderFailed, "cannot be rendered: " + exception.Message);
        }
    }

    /// <summary>Reading, and writing again: what is rendered is what was hashed, and nothing that this build does not know.</summary>
    /// <exception cref="FormatException">It is not in the canonical form; the message says why.</exception>
    internal static EffectivePrompt Read(string canonical)
    {
        if (!JsonReader.TryRead(canonical, out JsonValue? json, out JsonSyntaxError? error))
        {
            throw new FormatException(error.Message);
        }

        EffectivePrompt prompt = CanonicalPromptReader.Prompt(json);
        if (prompt.Language != EffectivePrompt.CurrentLanguage)
        {
            throw new FormatException("It is written in " + prompt.Language + ", and this build renders " + EffectivePrompt.CurrentLanguage + ".");
        }

        return JsonWriter.WriteCanonical(CanonicalPrompt.Of(prompt)) == canonical
            ? prompt
            : throw new FormatException("It is not in the canonical form.");
    }

    private void Refuse(ReleasedVersion version, PromptRejectionCode code, string reason) =>
        _refused[Key(version)] = new PromptRejection(code, _prompt.Compiled.Id, "version " + version.Version + " " + reason);

    private KnownVersion? Find(ReleasedVersion desired) =>
        _versions.Find(version => version.Identity.Version == desired.Version && version.Identity.Hash == desired.Hash);

    private static string Key(ReleasedVersion version) => version.Version + " " + version.Hash;
}
