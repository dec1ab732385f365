using System.Collections.Generic;
using PromptGen.Compiler.Naming;

namespace PromptGen.Compiler.Emission;

/// <summary>The fields of the prompt's class for patterns: one for each different pattern.</summary>
internal sealed class PatternFields(Identifiers members)
{
    private readonly Dictionary<string, string> _fields = [];
    private readonly List<(string Field, string Pattern)> _inOrder = [];

    /// <param name="path">The path of the first value that has the pattern; it names the field.</param>
    public string Field(string pattern, string path)
    {
        if (!_fields.TryGetValue(pattern, out string? field))
        {
            field = members.Take(CSharpName.Property(path) + "Pattern");
            _fields.Add(pattern, field);
            _inOrder.Add((field, pattern));
        }

        return field;
    }

    public void Emit(CodeWriter code)
    {
        foreach ((string field, string pattern) in _inOrder)
        {
            code.Line();
            code.Line("private static readonly global::PromptGen.Generated.PromptPattern " + field + " =");
            code.Indent();
            code.Line("new global::PromptGen.Generated.PromptPattern(" + CSharpLiteral.Of(pattern) + ");");
            code.Outdent();
        }
    }
}
