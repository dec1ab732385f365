using System;
using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Json;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Emission;

/// <summary>Emits the C# file of a prompt: its record for the manifest and its class.</summary>
internal sealed partial class PromptClass
{
    private const string RenderedPrompt = "global::PromptGen.RenderedPrompt";
    private const string PromptIdentity = IdentityCode.TypeName;

    private readonly CodeWriter _code = new();
    private readonly PromptDefinition _definition;
    private readonly CompilationTarget _target;
    private readonly VersionBody _body;
    private readonly List<RenderParameter> _parameters;
    private readonly SchemaTypes _schema;
    private readonly CSharpTypes _types;
    private readonly Identifiers _members;
    private readonly PatternFields _patterns;
    private readonly ClassNames _names;
    private readonly MessageCode _messages;
    private readonly string _defaults;
    private readonly List<RenderParameter> _toCheck;
    private readonly string? _check;
    private readonly List<(EmbeddedRelease Release, EmbeddedVersionCode Code)> _embedded = [];
    private readonly string _compiledVersion = "";
    private readonly ReleaseHookCode? _hook;

    private PromptClass(
        PromptDefinition definition, VersionBody body, List<EmbeddedRelease> embedded, CompilationTarget target)
    {
        _definition = definition;
        _body = body;
        _target = target;
        _parameters = RenderParameter.Of(definition);
        _schema = new SchemaTypes(definition.Variables);
        _types = new CSharpTypes(target.HasNullableAnnotations);
        _members = new Identifiers(["Args", "Compiled", "Id", "Render", "RenderUtf8", "RenderVersion", "TryRender", ReleaseHookCode.ClassName, definition.ClassName]);
        foreach (SchemaNode node in _schema.Generated)
        {
            _members.Reserve(node.TypeName);
        }

        _patterns = new PatternFields(_members);
        _defaults = _members.Take("Defaults");
        bool hidesIdentity = _parameters.Exists(static parameter => parameter.Name == "Compiled");
        string identity = hidesIdentity ? definition.ClassName + ".Compiled" : "Compiled";
        _names = new ClassNames(_schema, _types, _parameters, _members.Take("TextOf"), identity);
        _messages = new MessageCode(_code, body, _members, _names);
        _toCheck = _parameters.FindAll(static parameter => parameter.Variable is { } variable && ArgumentChecks.AreNeeded(variable.Type));
        _check = MessageCode.IsSingleText(body) && _toCheck.Count > 1 ? _members.Take("Check") : null;
        _compiledVersion = embedded.Count > 0 ? _members.Take("CompiledVersion") : "";
        foreach (EmbeddedRelease release in embedded)
        {
            _embedded.Add((release, new EmbeddedVersionCode(
                _code, definition, _schema, _parameters, release, _members, target)));
        }

        if (target.HasReleases)
        {
            _hook = new ReleaseHookCode(
                _code, definition, _schema, _parameters, _members, _embedded.ConvertAll(static version => version.Code.Identity));
        }
    }

    /// <param name="embedded">The earlier releases that are compiled in, newest first.</param>
    /// <param name="record">The prompt's record as compact JSON.</param>
    /// <param name="contract">Its contract as JSON.</param>
    public static string Emit(
        PromptDefinition definition, VersionBody body, List<EmbeddedRelease> embedded, string record, JsonObject contract, CompilationTarget target) =>
        new PromptClass(definition, body, embedded, target).Emit(record, contract);

    private string Emit(string record, JsonObject contract)
    {
        Begin();
        _code.Write("[assembly: global::PromptGen.Generated.PromptRecord(");
        CSharpLiteral.WriteReadable(_code, record, _target);
        _code.Line(")]");
        ToolMethodCode.Emit(_code, _definition, _target);
        _code.Line();
        using (GeneratedFile.Namespace(_code, _target))
        {
            EmitClass(contract);
        }

        return _code.Finish();
    }

    private void Begin() =>
        GeneratedFile.Begin(_code, _target, "Made by PromptGen from " + _definition.RelativePath + ": edit that file instead.");

    private void EmitClass(JsonObject contract)
    {
        using (BeginClass())
        {
            // No property: its accessor, one a prompt, took a twentieth of the time that generated code takes to compile.
            IdentityCode.Emit(_code, "public static readonly " + PromptIdentity + " Compiled", _definition.Id, _body, _target);
            EmitMembers();
            EmitVersions();
            _hook?.EmitClass(JsonWriter.WriteMinified(contract), _names.Identity, _parameters.ConvertAll(ArgsValue), _target);
        }
    }

    /// <summary>The class up to the declaration of its identity.</summary>
    private CodeWriter.Block BeginClass()
    {
        _code.Summary(_definition.Description is { Length: > 0 } description ? description : "The prompt " + _definition.Id + ".");
        _code.Markup("remarks", "Prompt <c>" + XmlDocumentation.Escape(_definition.Id) + "</c> from <c>" + XmlDocumentation.Escape(_definition.RelativePath) + "</c>.");
        GeneratedFile.Attributes(_code);
        CodeWriter.Block block = _code.Braces((_target.Public ? "public" : "internal") + " static partial class " + _definition.ClassName);
        _code.Summary("The id of the prompt, as its file states it.");
        _code.Line("public const string Id = " + CSharpLiteral.Of(_definition.Id) + ";");
        _code.Line();
        _code.Summary("The version of the prompt that this build contains.");
        return block;
    }

    private void EmitMembers()
    {
        EmitRender();
        EmitRenderWithArgs();
        EmitTryRender();
        EmitRenderUtf8();
        EmitRenderVersion();
        EmitArgs();
        EmitNestedTypes();
    }

    private void EmitRender()
    {
        _code.Line();
        _code.Summary("Renders the prompt.");
        EmitParameterDocumentation();
        EmitNoInlining();
        _code.List("public static " + RenderedPrompt + " Render", ParametersWithDefaults());
        using (_code.Braces())
        {
            Identifiers locals = Locals();
            Dictionary<string, string> values = Fill(locals);
            string? served = _hook?.EmitChoice(_names.Identity, values, locals);
            EmitPreparation(values, locals);
            _messages.EmitRender(values, locals, served);
        }
    }

    private void EmitRenderUtf8()
    {
        if (!MessageCode.IsSingleText(_body))
        {
            return;
        }

        Identifiers locals = Locals();
        string output = locals.Take("output");
        _code.Line();
        _code.Summary("Renders the prompt as UTF-8, with the parameters of Render.");
        _code.Parameter(output, "Where the text is written.");
        EmitExceptionDocumentation();
        _code.Markup("returns", "Which version was rendered.");
        EmitNoInlining();
        List<string> parameters = ParametersWithDefaults();
        parameters.Insert(0, "global::System.Buffers.IBufferWriter<byte> " + output);
        _code.List("public static " + PromptIdentity + " RenderUtf8", parameters);
        using (_code.Braces())
        {
            Dictionary<string, string> values = Fill(locals);
            string served = _hook?.EmitUtf8Choice(_names.Identity, output, values, locals) ?? _names.Identity;
            EmitPreparation(values, locals);
            _messages.EmitRenderUtf8(output, served, values, locals);
        }
    }

    /// <summary>
    /// A short method would be inlined where it is called; then the writers in it are not inlined any more, and rendering a kilobyte
    /// takes a quarter more time.
    /// </summary>
    private void EmitNoInlining() =>
        _code.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]");

    private void EmitRenderWithArgs()
    {
        if (_parameters.Count == 0)
        {
            return;
        }

        _code.Line();
        _code.Summary("Renders the prompt with arguments given by name.");
        _code.Parameter("args", "The values of the variables.");
        EmitExceptionDocumentation();
        _code.Line("public static " + RenderedPrompt + " Render(in Args args) =>");
        _code.Indent();
        _code.List("Render", _parameters.ConvertAll(ArgsValue), ";");
        _code.Outdent();
    }

    private void EmitTryRender()
    {
        _code.Line();
        _code.Summary("Renders the prompt, or says why these values cannot be rendered, without throwing.");
        _code.Parameter("rendered", "The rendered prompt; its default where the result is false.");
        _code.Parameter("problem", "A PromptArgumentException or a PromptRenderException; null where the result is true.");
        string arguments = _parameters.Count == 0 ? "" : "in Args args, ";
        string exception = "global::System.Exception" + (_target.HasNullableAnnotations ? "?" : "");
        using (_code.Braces("public static bool TryRender(" + arguments + "out " + RenderedPrompt + " rendered, out " + exception + " problem)"))
        {
            using (_code.Braces("try"))
            {
                _code.Line("rendered = Render(" + (_parameters.Count == 0 ? "" : "in args") + ");");
                _code.Line("problem = null;");
                _code.Line("return true;");
            }

            using (_code.Braces("catch (global::System.Exception exception) when (global::PromptGen.Generated.RenderedPrompts.IsProblem(exception, out rendered, out problem))"))
            {
                _code.Line("return false;");
            }
        }
    }

    private void EmitArgs()
    {
        if (_parameters.Count == 0)
        {
            return;
        }

        _code.Line();
        _code.Summary("The arguments of Render by name.");
        using (_code.Braces("public struct Args"))
        {
            bool required = _target is { LanguageVersion: >= 1100, HasRequiredMembers: true };
            for (int i = 0; i < _parameters.Count; i++)
            {
                RenderParameter parameter = _parameters[i];
                string description = ParameterText.Of(parameter);
                bool apart = description.Length > 0 || (i > 0 && ParameterText.Of(_parameters[i - 1]).Length > 0);
                if (i > 0 && apart)
                {
                    _code.Line();
                }

                // Fields: accessors of a bag of values took a seventh of the time that generated code takes to compile.
                _code.Summary(description);
                string modifier = required && !parameter.IsOptional ? "public required " : "public ";
                string type = parameter.IsOptional ? TypeOrNull(parameter.Variable!) : TypeOf(parameter);
                _code.Line(modifier + type + " " + parameter.Property + ";");
            }
        }
    }

    private void EmitNestedTypes()
    {
        var nested = new NestedTypeCode(_code, _schema, _types, _patterns, _definition.ClassName + ".Compiled");
        foreach (SchemaNode node in _schema.Generated)
        {
            nested.Emit(node);
        }

        EmitDefaults();
        EmitCheckMethod();
        _messages.EmitMethods();
        foreach (SchemaNode node in _schema.Generated)
        {
            if (_names.HasText(node))
            {
                nested.EmitText(node, _names.TextOf);
            }
        }

        _patterns.Emit(_code);
    }

    /// <summary>Statements that check the arguments.</summary>
    /// <param name="values">What each parameter's value is called, by its name in the prompt file.</param>
    private void EmitPreparation(Dictionary<string, string> values, Identifiers locals)
    {
        if (_check is not null)
        {
            _code.List(_check, _toCheck.ConvertAll(parameter => (IsReplaced(parameter) ? "ref " : "") + values[parameter.SchemaName]), ";");
        }
        else
        {
            EmitChecks(values, locals);
        }

        if (_toCheck.Count > 0)
        {
            _code.Line();
        }
    }

    /// <summary>Statements that put defaults in.</summary>
    /// <returns>What each parameter's value is called afterwards, by its name in the prompt file.</returns>
    private Dictionary<string, string> Fill(Identifiers locals)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (RenderParameter parameter in _parameters)
        {
            values.Add(parameter.SchemaName, parameter.IsFilledInside ? EmitFill(parameter, locals) : parameter.Identifier);
        }

        return values;
    }

    /// <summary>The method that checks the arguments, where more than one method renders.</summary>
    private void EmitCheckMethod()
    {
        if (_check is null)
        {
            return;
        }

        _code.Line();
        _code.List(
            "private static void " + _check,
            _toCheck.ConvertAll(parameter => (IsReplaced(parameter) ? "ref " : "") + TypeOf(parameter) + " " + parameter.Identifier));
        using (_code.Braces())
        {
            EmitChecks(values: null, Locals());
        }
    }

    /// <param name="values">As <see cref="EmitPreparation"/> gives them; null where parameters hold their values themselves.</param>
    private void EmitChecks(Dictionary<string, string>? values, Identifiers locals)
    {
        var checks = new ArgumentChecks(_code, _types, _patterns, locals, _names.Identity);
        foreach (RenderParameter parameter in _toCheck)
        {
            SchemaNode variable = _schema[parameter.SchemaName];
            checks.Emit(variable.Type, values?[parameter.SchemaName] ?? parameter.Identifier, variable.Place);
        }
    }

    private static bool IsReplaced(RenderParameter parameter) => ArgumentChecks.Replace(parameter.Variable!.Type);

    private string EmitFill(RenderParameter parameter, Identifiers locals)
    {
        // A value type changes from nullable to not nullable, so it needs a name of its own.
        bool sameType = !CSharpTypes.IsValueType(parameter.Variable!.Type);
        string filled = sameType ? parameter.Identifier : locals.Take(parameter.Name + "OrDefault");
        _code.Line((sameType ? "" : "var ") + filled + " = " + parameter.Identifier + " ?? " + _defaults + "." + parameter.Property + ";");
        return filled;
    }

    private void EmitDefaults()
    {
        List<RenderParameter> filled = _parameters.FindAll(static parameter => parameter.IsFilledInside);
        if (filled.Count == 0)
        {
            return;
        }

        _code.Line();
        using (_code.Braces("private static class " + _defaults))
        {
            foreach (RenderParameter parameter in filled)
            {
                SchemaNode node = _schema[parameter.SchemaName];
                _code.Line("internal static readonly " + _types.NotNull(node.Type, node.Place) + " " + parameter.Property + " =");
                _code.Indent();
                _code.Line(DefaultExpression(parameter.Variable!) + ";");
                _code.Outdent();
            }
        }
    }

    private void EmitParameterDocumentation()
    {
        foreach (RenderParameter parameter in _parameters)
        {
            _code.Parameter(parameter.Name, ParameterText.Of(parameter));
        }

        EmitExceptionDocumentation();
    }

    private void EmitExceptionDocumentation()
    {
        if (_parameters.Exists(static parameter => parameter.IsSlot || ArgumentChecks.AreNeeded(parameter.Variable!.Type)))
        {
            _code.Line("/// <exception cref=\"global::PromptGen.PromptArgumentException\">A value breaks a rule of the prompt file.</exception>");
        }
    }

    private Identifiers Locals()
    {
        Identifiers locals = _members.Nested();
        foreach (RenderParameter parameter in _parameters)
        {
            locals.Reserve(parameter.Name);
        }

        return locals;
    }

    private string TypeOf(RenderParameter parameter) => parameter.IsSlot
        ? "global::System.Collections.Generic.IReadOnlyList<global::PromptGen.PromptMessage>"
        : _names.TypeName(parameter.SchemaName);

    private string TypeOrNull(PromptVariable variable) => _types.OrNull(variable.Type, _schema[variable.Name].Place);

    private List<string> ParametersWithDefaults() => _parameters.ConvertAll(ParameterWithDefault);

    private string ParameterWithDefault(RenderParameter parameter)
    {
        if (!parameter.IsOptional)
        {
            return TypeOf(parameter) + " " + parameter.Identifier;
        }

        PromptVariable variable = parameter.Variable!;
        return parameter.IsFilledInside
            ? TypeOrNull(variable) + " " + parameter.Identifier + " = null"
            : TypeOf(parameter) + " " + parameter.Identifier + " = " + DefaultExpression(variable);
    }

    private string ArgsValue(RenderParameter parameter)
    {
        string value = "args." + parameter.Property;
        bool fallsBack = parameter is { IsOptional: true, IsFilledInside: false, Variable.Default: not JsonNull };
        return fallsBack ? value + " ?? " + DefaultExpression(parameter.Variable!) : value;
    }

    private string DefaultExpression(PromptVariable variable) =>
        DefaultValue.Expression(variable.Type, variable.Default!, _schema[variable.Name].Place, _types);
}
