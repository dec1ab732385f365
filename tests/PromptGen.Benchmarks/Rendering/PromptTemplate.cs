using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using PromptGen.Benchmarks.Measuring;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;
using PromptGen.Language.Binding;
using PromptGen.Language.Interpretation;

namespace PromptGen.Benchmarks.Rendering;

/// <summary>The template of one of the benchmark's prompt files.</summary>
internal sealed class PromptTemplate
{
    private readonly IReadOnlyList<PromptVariable> _variables;

    public PromptTemplate(string name)
    {
        string path = "Prompts/" + name + ".prompt.yaml";
        string folder = Path.Combine(Toolchain.RepositoryRoot, "tests", "PromptGen.Benchmarks.Prompts");
        ReadPrompt read = PromptCompiler.Read(new SourceFile(path, path, SourceFileKind.Prompt, File.ReadAllText(Path.Combine(folder, path))), CancellationToken.None);
        PromptDefinition definition = read.Definition ?? throw new InvalidOperationException("The prompt file " + path + " cannot be read.");
        PromptVariable[] variables = [.. definition.Variables.Select(static variable => variable.Variable)];
        _variables = variables;
        Text = ((InlineMessage)definition.Messages[0]).Template.Text;
        Bound = TemplateBinder.Bind(Text, new TemplateScope(new EquatableArray<PromptVariable>(variables), new Dictionary<string, string>()));
    }

    public string Text { get; }

    public BoundTemplate Bound { get; }

    public InterpretedTemplate Interpreted => InterpretedTemplate.Create(Bound, _variables);

    /// <summary>The static text between the tags, in order. A line that is one tag with <c>~</c> on both sides leaves nothing of itself.</summary>
    public string[] Pieces() => Regex
        .Split(Regex.Replace(Text, @"^\s*(\{\{~.*~\}\})\n", "$1", RegexOptions.Multiline, TimeSpan.FromSeconds(1)), @"\{\{.*?\}\}", RegexOptions.None, TimeSpan.FromSeconds(1))
        .ToArray();
}
