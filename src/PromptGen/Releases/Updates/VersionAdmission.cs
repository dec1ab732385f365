using System;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Rollouts;

namespace PromptGen.Releases.Updates;

/// <summary>The result for a version from a pack: it is known, or rejected permanently, because neither the version nor the code
/// can change.</summary>
internal sealed record AdmittedVersion(KnownVersion? Version, PromptRejection? Rejection);

/// <summary>Takes a version from a pack: its form is checked, its contract compared, and it is rendered once.</summary>
internal static class VersionAdmission
{
    public static AdmittedVersion Try(ReleasablePrompt prompt, PackedVersion packed)
    {
        ReleasedVersion version = packed.Release;
        try
        {
            EffectivePrompt read = Read(packed.CanonicalText());
            PromptContract code = prompt.Contract;
            EquatableArray<ContractIncompatibility> obstacles = ContractComparison.FindIncompatibilities(code, PromptContract.Of(read));
            if (!obstacles.IsEmpty)
            {
                return Refused(PromptRejectionCode.ContractDiffers, "does not fit the code of this build: " + obstacles[0].Path + ": " + obstacles[0].Reason);
            }

            PromptIdentity identity = PromptIdentity.Of(
                prompt.Compiled.Id, version.Version, version.Hash, read.Model, new PromptSettings(EffectiveSettings.Of(read, prompt.Compiled.Settings.SensitiveVariables)));
            PackedPrompt ready = PackedPrompt.Create(read, code);
            SampleRendering.Try(ready, identity);
            return new AdmittedVersion(new KnownVersion(identity, VersionSource.Packed, ready), null);
        }
        catch (FormatException exception)
        {
            return Refused(PromptRejectionCode.Malformed, "cannot be read: " + exception.Message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Refused(PromptRejectionCode.RenderFailed, "cannot be rendered: " + exception.Message);
        }

        AdmittedVersion Refused(PromptRejectionCode code, string reason) =>
            new(null, new PromptRejection(code, prompt.Compiled.Id, "version " + version.Version + " " + reason));
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
            throw new FormatException("It uses the template language " + prompt.Language + ", but this build renders " + EffectivePrompt.CurrentLanguage + ".");
        }

        return JsonWriter.WriteCanonical(CanonicalPrompt.Of(prompt)) == canonical
            ? prompt
            : throw new FormatException("It is not in canonical form.");
    }
}
