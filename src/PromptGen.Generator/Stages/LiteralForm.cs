using System.Collections.Immutable;
using PromptGen.Compiler.Emission;
using PromptGen.Compiler.Versions;

namespace PromptGen.Generator.Stages;

/// <summary>The one thing about all other prompts that reaches the code of a prompt: whether it contains text as UTF-8
/// literals.</summary>
internal sealed record LiteralForm(bool IsUtf8)
{
    public static LiteralForm For(ImmutableArray<ResolvedFile> files)
    {
        StaticTexts texts = new();
        foreach (ResolvedFile file in files)
        {
            texts.Add(file.Prompt);
            foreach (Release earlier in file.Releases.Earlier)
            {
                texts.Add(earlier.Prompt);
            }
        }

        return new LiteralForm(texts.ExceedStrings);
    }
}
