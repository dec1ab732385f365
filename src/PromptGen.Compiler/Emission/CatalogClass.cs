using System;
using System.Linq;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Emission;

/// <summary>Emits the class that lists an assembly's prompts.</summary>
internal static class CatalogClass
{
    private const string PromptIdentity = "global::PromptGen.PromptIdentity";
    private const string ReleasablePrompt = "global::PromptGen.ReleasablePrompt";

    public static string Emit(EquatableArray<CatalogEntry> prompts, CompilationTarget target)
    {
        var code = new CodeWriter();
        GeneratedFile.Begin(code, target, "Made by PromptGen from the prompt files of this project.");
        using (GeneratedFile.Namespace(code, target))
        {
            code.Summary("The prompts of this assembly.");
            GeneratedFile.Attribute(code);
            using (code.Braces((target.Public ? "public" : "internal") + " static partial class PromptCatalog"))
            {
                code.Summary("The versions that this build contains, sorted by the prompts' ids.");
                code.Line("public static global::System.Collections.Generic.IReadOnlyList<" + PromptIdentity + "> Prompts { get; } =");
                code.Indent();
                code.Line("global::System.Array.AsReadOnly(new " + PromptIdentity + "[]");
                code.Line("{").Indent();
                foreach (CatalogEntry prompt in prompts.OrderBy(static prompt => prompt.Id, StringComparer.Ordinal))
                {
                    code.Line(prompt.ClassName + ".Compiled,");
                }

                code.Outdent().Line("});");
                code.Outdent();
                code.Line();
                code.Summary("What releases need to know of these prompts: hand it to the releases of the application.");
                using (code.Braces("public static global::System.Collections.Generic.IReadOnlyList<" + ReleasablePrompt + "> Releasable"))
                using (code.Braces("get"))
                {
                    code.Line("return new " + ReleasablePrompt + "[]");
                    code.Line("{").Indent();
                    foreach (CatalogEntry prompt in prompts.OrderBy(static prompt => prompt.Id, StringComparer.Ordinal))
                    {
                        code.Line(prompt.ClassName + "." + ReleaseHookCode.ClassName + ".Prompt,");
                    }

                    code.Outdent().Line("};");
                }
            }
        }

        return code.Finish();
    }
}
