using System;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;
using PromptGen.Releases.Updates;

namespace PromptGen.Releases;

/// <summary>
/// Admits a built-in prompt once, while the source is asked: half of the time in which a new process takes its first pack goes into
/// compiling the code that does it, which can be done on another thread meanwhile.
/// </summary>
internal static class AdmissionPreparation
{
    private static int s_begun;

    public static void Begin()
    {
        if (Environment.ProcessorCount > 1 && Interlocked.Exchange(ref s_begun, 1) == 0)
        {
            _ = Task.Run(Run);
        }
    }

    internal static void Run()
    {
        EffectivePrompt prompt = VersionAdmission.Read(JsonWriter.WriteCanonical(CanonicalPrompt.Of(Sample())));
        PromptContract contract = PromptContract.Of(prompt);
        JsonReader.TryRead(JsonWriter.WriteMinified(contract.ToJson()), out JsonValue? json, out _);
        ContractComparison.FindIncompatibilities(CanonicalPromptReader.Contract(json!), contract);
        PromptIdentity identity = PromptIdentity.Of("sample", "2026-01-01.1", HashForm.Prefix, prompt.Model, new PromptSettings(EffectiveSettings.Of(prompt)));
        SampleRendering.Try(PackedPrompt.Create(prompt, contract), identity);
    }

    /// <summary>The features that most prompts use.</summary>
    private static EffectivePrompt Sample() => new()
    {
        Model = "sample",
        Variables = EquatableArray.Create(
            new PromptVariable("kind", new PromptType(PromptTypeKind.Enum) { EnumValues = EquatableArray.Create("first", "second") }),
            new PromptVariable("text", new PromptType(PromptTypeKind.String) { MaxLength = 100, OnOverflow = OverflowMode.Truncate }),
            new PromptVariable("items", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.String) })),
        Messages = EquatableArray.Create<EffectiveMessage>(
            new EffectiveTemplateMessage(PromptMessageRole.System, "Kind: {{ kind }}.\n{{ include 'part' }}\n{{~ if kind == 'first' ~}}\nOne.\n{{~ else ~}}\nTwo.\n{{~ end ~}}\n"),
            new EffectiveTemplateMessage(PromptMessageRole.User, "{{ for item in items }}- {{ item }}\n{{ end }}{{ text }}")),
        Partials = EquatableArray.Create(new EffectivePartial("part", "Of {{ kind }}.")),
    };
}
