using System.Collections.Generic;

namespace PromptGen.Compiler.Emission;

internal sealed partial class PromptClass
{
    /// <summary>The method that renders any compiled version; emitted only if there are several.</summary>
    private void EmitRenderVersion()
    {
        if (_embedded.Count == 0)
        {
            return;
        }

        Identifiers locals = Locals();
        string version = locals.Take("version");
        string earlier = string.Join(", ", _embedded.ConvertAll(static embedded => embedded.Release.Body.Version));
        List<string> parameters = ParametersWithDefaults();
        parameters.Insert(0, "global::PromptGen.PromptVersion " + version);
        _code.Line();
        _code.Summary("Renders one of the versions that this build contains: " + _body.Version + ", or " + earlier + " for a rollback.");
        _code.Parameter(version, "The version to render.");
        EmitParameterDocumentation();
        _code.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">This build does not contain the version.</exception>");
        _code.List("public static " + RenderedPrompt + " RenderVersion", parameters);
        using (_code.Braces())
        {
            // The checks are for the version that is rendered.
            Dictionary<string, string> values = Fill(locals);
            if (_parameters.Exists(static parameter => parameter.IsFilledInside))
            {
                _code.Line();
            }

            using (_code.Braces("if (" + version + " == " + _compiledVersion + ")"))
            {
                _hook?.EmitCompiled(values);
                _code.List("return Render", _parameters.ConvertAll(parameter => values[parameter.SchemaName]), ";");
            }

            foreach ((_, EmbeddedVersionCode embedded) in _embedded)
            {
                _code.Line();
                using (_code.Braces("if (" + version + " == " + embedded.Version + ")"))
                {
                    embedded.EmitCall(values);
                }
            }

            string message = "This build contains the prompt " + _definition.Id + " in the versions " + _body.Version + ", " + earlier + " only.";
            _code.Line();
            _code.Line("throw new global::System.ArgumentOutOfRangeException(nameof(" + version + "), " + version + ", " + CSharpLiteral.Of(message) + ");");
        }
    }

    private void EmitVersions()
    {
        if (_embedded.Count == 0)
        {
            return;
        }

        _code.Line();
        _code.Line(
            "private static readonly global::PromptGen.PromptVersion " + _compiledVersion + " = " + EmbeddedVersionCode.VersionExpression(_body.Version) + ";");
        foreach ((_, EmbeddedVersionCode embedded) in _embedded)
        {
            embedded.Emit();
        }
    }
}
