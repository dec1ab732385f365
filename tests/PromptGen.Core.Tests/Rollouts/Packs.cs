using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;
using PromptGen.Rollouts;

namespace PromptGen.Core.Tests.Rollouts;

/// <summary>Packs for tests.</summary>
internal static class Packs
{
    public static EffectivePrompt Prompt(string text) => new()
    {
        Model = "gpt-4.1",
        Variables = EquatableArray.Create(new PromptVariable("tier", new PromptType(PromptTypeKind.String))),
        Messages = EquatableArray.Create<EffectiveMessage>(new EffectiveTemplateMessage(PromptMessageRole.System, text)),
    };

    public static byte[] Of(int prompts, string text = "Classify the ticket of {{ tier }}.\n\"Quoted\", é, 😀, \\.") => PromptPackWriter.Write(
        Enumerable.Range(1, prompts).Select(number => ($"prompt-{number}", "2026-03-15.1", Prompt(text + number))));
}
