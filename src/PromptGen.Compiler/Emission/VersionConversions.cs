using System;
using System.Collections.Generic;
using System.Globalization;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Emission;

/// <summary>Emits how values of today's types become values of an earlier version's types, as far as <c>VariableConversion</c> lets them.</summary>
/// <param name="identity">The expression for the identity of the earlier version.</param>
internal sealed class VersionConversions(CodeWriter code, VersionTypes types, Identifiers members, string identity)
{
    private readonly Dictionary<string, string> _methods = new(StringComparer.Ordinal);
    private readonly Queue<Action> _pending = new();

    /// <summary>An expression of the earlier version's type.</summary>
    /// <param name="value">A name, of today's type.</param>
    public string Convert(SchemaNode today, SchemaNode version, string value)
    {
        if (types.AreSame(today, version))
        {
            return value;
        }

        switch (today.Type.Kind, version.Type.Kind)
        {
            case (PromptTypeKind.Enum, PromptTypeKind.String):
                return Lifted(today, value, Method(today, version, "TextOf" + version.Place.Name, EmitEnumText), "null");
            case (PromptTypeKind.Enum, PromptTypeKind.Enum):
                string none = "(" + types.CSharp.OrNull(version.Type, version.Place) + ")null";
                return Lifted(today, value, Method(today, version, "To" + version.TypeName, EmitEnum), none);
            case (PromptTypeKind.Object, PromptTypeKind.Object):
                return Method(today, version, "To" + version.TypeName, EmitObject) + "(" + value + ")";
            case (PromptTypeKind.Array, PromptTypeKind.Array):
                return Method(today, version, "To" + version.Place.Name, EmitArray) + "(" + value + ")";
            default:
                return today.Type.Kind == version.Type.Kind ? value : "(" + types.Of(version) + ")" + value;
        }
    }

    /// <summary>The methods that conversions call.</summary>
    public void EmitMethods()
    {
        while (_pending.Count > 0)
        {
            code.Line();
            _pending.Dequeue()();
        }
    }

    private static string Lifted(SchemaNode today, string value, string method, string none) => today.Type.Nullable
        ? "(" + value + ".HasValue ? " + method + "(" + value + ".Value) : " + none + ")"
        : method + "(" + value + ")";

    private string Method(SchemaNode today, SchemaNode version, string name, Action<SchemaNode, SchemaNode, string> emit)
    {
        string key = today.Path + " " + version.Path;
        if (!_methods.TryGetValue(key, out string? method))
        {
            method = members.Take(name);
            _methods.Add(key, method);
            _pending.Enqueue(() => emit(today, version, method));
        }

        return method;
    }

    private void EmitEnumText(SchemaNode today, SchemaNode version, string method) =>
        EmitSwitch(today, "string", method, static value => CSharpLiteral.Of(value));

    private void EmitEnum(SchemaNode today, SchemaNode version, string method)
    {
        string type = types.CSharp.NotNull(version.Type, version.Place);
        EmitSwitch(today, type, method, value => type + "." + Member(value));
    }

    private void EmitSwitch(SchemaNode today, string result, string method, Func<string, string> convert)
    {
        string type = types.OfTodayNotNull(today);
        using (code.Braces("private static " + result + " " + method + "(" + type + " value)"))
        {
            string count = today.Type.EnumValues.Count.ToString(CultureInfo.InvariantCulture);
            code.Line(
                "global::PromptGen.Generated.Argument.Defined((int)value, " + count + ", " + identity + ", " + CSharpLiteral.Of(today.Path) + ");");
            using (code.Braces("switch (value)"))
            {
                foreach (string value in today.Type.EnumValues)
                {
                    code.Line("case " + type + "." + Member(value) + ": return " + convert(value) + ";");
                }

                code.Line("default: throw new global::System.ArgumentOutOfRangeException(nameof(value));");
            }
        }
    }

    private void EmitObject(SchemaNode today, SchemaNode version, string method)
    {
        using (code.Braces(Header(today, version, method, "value")))
        {
            EmitNull(version, "value");
            string type = types.CSharp.NotNull(version.Type, version.Place);
            List<string> arguments = [];
            foreach (PromptProperty property in version.Type.Properties)
            {
                arguments.Add(Convert(
                    VersionTypes.Property(types.Today, today, property.Name), VersionTypes.Property(types.Version, version, property.Name),
                    "value." + CSharpName.Escape(CSharpName.Property(property.Name))));
            }

            code.List("return new " + type, arguments, ";");
        }
    }

    private void EmitArray(SchemaNode today, SchemaNode version, string method)
    {
        using (code.Braces(Header(today, version, method, "values")))
        {
            EmitNull(version, "values");
            SchemaNode items = VersionTypes.Items(types.Version, version);
            string itemType = types.Of(items);
            code.Line("var converted = new " + itemType + "[values.Count];");
            using (code.Braces("for (int i = 0; i < converted.Length; i++)"))
            {
                code.Line("var item = values[i];");
                code.Line("converted[i] = " + Convert(VersionTypes.Items(types.Today, today), items, "item") + ";");
            }

            code.Line();
            code.Line("return converted;");
        }
    }

    private string Header(SchemaNode today, SchemaNode version, string method, string parameter)
    {
        string type = version.Type.Nullable ? types.OfTodayOrNull(today) : types.OfToday(today);
        return "private static " + types.Of(version) + " " + method + "(" + type + " " + parameter + ")";
    }

    private void EmitNull(SchemaNode version, string value)
    {
        if (!version.Type.Nullable)
        {
            code.Line("global::PromptGen.Generated.Argument.NotNull(" + value + ", " + identity + ", " + CSharpLiteral.Of(version.Path) + ");");
            return;
        }

        using (code.Braces("if (" + value + " == null)"))
        {
            code.Line("return null;");
        }

        code.Line();
    }

    private static string Member(string value) => CSharpName.Escape(CSharpName.EnumMember(value));
}
