using System.Globalization;
using PromptGen.Compiler.Files;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Emission;

/// <summary>Attributes about the tools whose C# methods a prompt names, for the analyzers, which read no YAML.</summary>
internal static class ToolMethodCode
{
    public static void Emit(CodeWriter code, PromptDefinition definition, CompilationTarget target)
    {
        for (int i = 0; i < definition.Tools.Count; i++)
        {
            (ToolDefinition tool, string? method, int line) = definition.Tools[i];
            if (method is null)
            {
                continue;
            }

            code.Write("[assembly: global::PromptGen.Generated.PromptTool(")
                .Write(CSharpLiteral.Of(definition.Id)).Write(", ")
                .Write(CSharpLiteral.Of(tool.Name)).Write(", ")
                .Write(CSharpLiteral.Of(method)).Write(", ")
                .Write(CSharpLiteral.OfNullable(tool.Description)).Write(", ");
            if (tool.Parameters is null)
            {
                code.Write("null");
            }
            else
            {
                CSharpLiteral.WriteReadable(code, JsonWriter.WriteMinified(tool.Parameters), target);
            }

            // Where a method is missing there is no C# to point at, only this line.
            code.Write(", File = ").Write(CSharpLiteral.Of(definition.RelativePath))
                .Write(", Line = ").Write((line + 1).ToString(CultureInfo.InvariantCulture));
            code.Line(")]");
        }
    }
}
