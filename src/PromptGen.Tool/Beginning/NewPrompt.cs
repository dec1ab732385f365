using System;
using System.Globalization;
using System.IO;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Files;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Beginning;

/// <summary>A prompt file to begin with.</summary>
internal static class NewPrompt
{
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ToolFailure">The id is none, or the file exists.</exception>
    public static string Write(string folder, string id, DateTime day, bool dryRun)
    {
        string path = Path.Combine(folder, id + ".prompt.yaml");
        string text = string.Create(CultureInfo.InvariantCulture, $$$"""
            # yaml-language-server: $schema=https://raw.githubusercontent.com/promptgen/promptgen/main/schemas/promptgen.prompt.schema.json
            prompt_id: {{{id}}}
            version: {{{day:yyyy-MM-dd}}}.1
            model: gpt-4.1-mini
            variables:
              customer: string
              tone: [formal, friendly]
            template: Greet {{ customer }} in one {{ tone }} sentence.

            """);
        ReadPrompt read = PromptCompiler.Read(new SourceFile(path, "Prompts/" + Path.GetFileName(path), SourceFileKind.Prompt, text), default);
        if (!read.Diagnostics.IsEmpty || id.IndexOfAny(['/', '\\']) >= 0)
        {
            throw new ToolFailure(DiagnosticRules.BadPromptId, "", id, NameRules.PromptIdReason(id), "");
        }

        FileTransaction transaction = new();
        transaction.Create(path, FileContent.Encode(text));
        if (!dryRun)
        {
            transaction.Commit();
        }

        return path;
    }
}
