using System.Collections.Generic;
using PromptGen.Compiler.Files;

namespace PromptGen.Compiler.Emission;

/// <summary>Emits an earlier release inside the class of its prompt, as a nested class that renders it from the current
/// arguments.</summary>
internal sealed class EmbeddedVersionCode
{
    private const string RenderedPrompt = "global::PromptGen.RenderedPrompt";

    private readonly CodeWriter _code;
    private readonly CompilationTarget _target;
    private readonly EmbeddedRelease _release;
    private readonly List<RenderParameter> _today;
    private readonly List<RenderParameter> _parameters;
    private readonly List<RenderParameter> _supplied;
    private readonly VersionTypes _types;
    private readonly Identifiers _members;
    private readonly PatternFields _patterns;
    private readonly ClassNames _names;
    private readonly MessageCode _messages;
    private readonly VersionConversions _conversions;
    private readonly string _className;
    private readonly string _version;
    private readonly string _identity;
    private readonly string _render;

    /// <param name="definition">The working file's.</param>
    /// <param name="today">The parameters of <c>Render</c>.</param>
    /// <param name="outer">The names taken in the class around.</param>
    public EmbeddedVersionCode(
        CodeWriter code, PromptDefinition definition, SchemaTypes schema, List<RenderParameter> today, EmbeddedRelease release, Identifiers outer,
        CompilationTarget target)
    {
        _code = code;
        _target = target;
        _release = release;
        _today = today;
        _parameters = RenderParameter.Of(release.Definition);
        _supplied = _parameters.FindAll(IsSupplied);
        SchemaTypes version = new(release.Definition.Variables);
        _types = new VersionTypes(schema, version, definition.ClassName, target.HasNullableAnnotations);
        _className = outer.Take("Version_" + release.Release.Version.Replace('-', '_').Replace('.', '_'));
        _members = new Identifiers([definition.ClassName, _className]);
        Reserve(schema);
        Reserve(version);
        _version = _members.Take("Version");
        _identity = _members.Take("Identity");
        _render = _members.Take("Render");
        _patterns = new PatternFields(_members);
        string identity = _parameters.Exists(parameter => parameter.Name == _identity) ? _className + "." + _identity : _identity;
        _names = new ClassNames(version, _types.CSharp, _parameters, _members.Take("TextOf"), identity);
        _messages = new MessageCode(code, release.Body, _members, _names);
        _conversions = new VersionConversions(code, _types, _members, _className + "." + _identity);
    }

    /// <summary>The expression that returns the version.</summary>
    public string Version => _className + "." + _version;

    /// <summary>The expression that returns its identity.</summary>
    public string Identity => _className + "." + _identity;

    /// <summary>The statement that renders it.</summary>
    /// <param name="values">The name of each current parameter in code, by its name in the prompt file.</param>
    public void EmitCall(IReadOnlyDictionary<string, string> values) => _code.List(
        "return " + _className + "." + _render, _supplied.ConvertAll(parameter => values[parameter.SchemaName]), ";");

    public void Emit()
    {
        VersionBody body = _release.Body;
        _code.Line();
        _code.Summary("Version " + body.Version + " as it was released.");
        using (_code.Braces("private static class " + _className))
        {
            _code.Line("internal static readonly global::PromptGen.PromptVersion " + _version + " = " + VersionExpression(body.Version) + ";");
            _code.Line();
            IdentityCode.Emit(_code, "internal static readonly " + IdentityCode.TypeName + " " + _identity, _release.Definition.Id, body, _target);
            EmitRender();
            var nested = new NestedTypeCode(_code, _types.Version, _types.CSharp, _patterns, _className + "." + _identity);
            foreach (SchemaNode node in _types.Own)
            {
                nested.Emit(node);
            }

            _conversions.EmitMethods();
            _messages.EmitMethods();
            foreach (SchemaNode node in _types.Version.Generated)
            {
                if (_names.HasText(node))
                {
                    nested.EmitText(node, _names.TextOf);
                }
            }

            _patterns.Emit(_code);
        }
    }

    /// <summary>The version as an expression.</summary>
    public static string VersionExpression(string version)
    {
        PromptVersion parsed = PromptVersion.Parse(version);
        return parsed.IsDirty
            ? "global::PromptGen.PromptVersion.Parse(" + CSharpLiteral.Of(version) + ")"
            : FormattableVersion(parsed);
    }

    private static string FormattableVersion(PromptVersion version) =>
        "new global::PromptGen.PromptVersion(" + FieldReader.Number(version.Year) + ", " + FieldReader.Number(version.Month) + ", "
        + FieldReader.Number(version.Day) + ", " + FieldReader.Number(version.Number) + ")";

    private void EmitRender()
    {
        _code.Line();
        _code.List("internal static " + RenderedPrompt + " " + _render, _supplied.ConvertAll(Parameter));
        using (_code.Braces())
        {
            Identifiers locals = _members.Nested();
            foreach (RenderParameter parameter in _parameters)
            {
                locals.Reserve(parameter.Name);
            }

            Dictionary<string, string> values = new(System.StringComparer.Ordinal);
            foreach (RenderParameter parameter in _parameters)
            {
                values.Add(parameter.SchemaName, EmitValue(parameter, locals));
            }

            var checks = new ArgumentChecks(_code, _types.CSharp, _patterns, locals, _names.Identity);
            List<RenderParameter> variables = _parameters.FindAll(static parameter => !parameter.IsSlot);
            foreach (RenderParameter parameter in variables)
            {
                SchemaNode node = _types.Version[parameter.SchemaName];
                checks.Emit(node.Type, values[parameter.SchemaName], node.Place);
            }

            if (variables.Count > 0)
            {
                _code.Line();
            }

            _messages.EmitRender(values, locals);
        }
    }

    private void Reserve(SchemaTypes schema)
    {
        foreach (SchemaNode node in schema.Generated)
        {
            _members.Reserve(node.TypeName);
        }
    }

    /// <returns>The name of the value that the version is rendered with.</returns>
    private string EmitValue(RenderParameter parameter, Identifiers locals)
    {
        if (parameter.IsSlot)
        {
            return parameter.Identifier;
        }

        SchemaNode node = _types.Version[parameter.SchemaName];
        string type = _types.Of(node);
        if (!IsSupplied(parameter))
        {
            string value = DefaultValue.Expression(node.Type, parameter.Variable!.Default!, node.Place, _types.CSharp);
            _code.Line(type + " " + parameter.Identifier + " = " + value + ";");
            return parameter.Identifier;
        }

        string converted = _conversions.Convert(_types.Today[parameter.SchemaName], node, parameter.Identifier);
        if (converted == parameter.Identifier && _types.AreSame(_types.Today[parameter.SchemaName], node))
        {
            return parameter.Identifier;
        }

        string local = locals.Take(parameter.Name + "Then");
        _code.Line(type + " " + local + " = " + converted + ";");
        return local;
    }

    private string Parameter(RenderParameter parameter) => (parameter.IsSlot
        ? "global::System.Collections.Generic.IReadOnlyList<global::PromptGen.PromptMessage>"
        : _types.OfToday(_types.Today[parameter.SchemaName])) + " " + parameter.Identifier;

    /// <summary>Today's code has a value for it; a variable that went since then has its default.</summary>
    private bool IsSupplied(RenderParameter parameter) =>
        _today.Exists(today => today.SchemaName == parameter.SchemaName && today.IsSlot == parameter.IsSlot);
}
