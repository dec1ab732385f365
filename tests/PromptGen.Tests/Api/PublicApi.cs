using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace PromptGen.Tests.Api;

/// <summary>Writes an assembly's public API down, a member a line, in the format of the PublicApiAnalyzers package.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Lines(Assembly assembly) =>
        assembly.GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(Type type)
    {
        string name = ApiType.Name(type);
        yield return name;
        if (type.IsValueType && !type.IsEnum && type.GetConstructor(Type.EmptyTypes) is null)
        {
            yield return name + "." + Simple(type) + "() -> void";
        }

        foreach (ConstructorInfo constructor in type.GetConstructors(Declared).Where(static constructor => !constructor.IsStatic && IsVisible(constructor)))
        {
            yield return name + "." + Simple(type) + "(" + Parameters(constructor) + ") -> void";
        }

        foreach (FieldInfo field in type.GetFields(Declared).Where(static field => IsVisible(field) && !field.IsSpecialName))
        {
            yield return Field(name, field);
        }

        // Accessors are methods, too; they are special names, as operators are.
        foreach (MethodInfo method in type.GetMethods(Declared).Where(IsVisible))
        {
            yield return Method(name, type, method);
        }
    }

    private static string Field(string type, FieldInfo field)
    {
        string modifier = field.IsLiteral ? (field.DeclaringType!.IsEnum ? "" : "const ") : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        string value = field.IsLiteral ? " = " + Literal(Underlying(field)) : "";
        return modifier + type + "." + field.Name + value + " -> " + ApiType.Of(new NullabilityInfoContext().Create(field));
    }

    private static string Method(string type, Type declaring, MethodInfo method)
    {
        PropertyInfo? property = declaring.GetProperties(Declared).FirstOrDefault(property => property.GetMethod == method || property.SetMethod == method);
        string modifier = (method.IsStatic ? "static " : "")
            + (method.IsAbstract && !declaring.IsInterface ? "abstract " : "")
            + (method.GetBaseDefinition() != method ? "override " : method is { IsVirtual: true, IsFinal: false, IsAbstract: false } ? "virtual " : "");
        string returns = ApiType.Of(new NullabilityInfoContext().Create(method.ReturnParameter));
        if (property is not null)
        {
            string index = property.GetIndexParameters().Length == 0 ? property.Name : "this[" + Parameters(property.GetMethod!) + "]";
            return modifier + type + "." + index + (method == property.GetMethod ? ".get -> " : ".set -> ") + returns;
        }

        string name = method.Name switch
        {
            "op_Equality" => "operator ==",
            "op_Inequality" => "operator !=",
            "op_LessThan" => "operator <",
            "op_LessThanOrEqual" => "operator <=",
            "op_GreaterThan" => "operator >",
            "op_GreaterThanOrEqual" => "operator >=",
            _ => method.Name,
        };
        string generic = method.IsGenericMethod ? "<" + string.Join(", ", method.GetGenericArguments().Select(static argument => argument.Name)) + ">" : "";
        return modifier + type + "." + name + generic + "(" + Parameters(method) + ") -> " + returns;
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        string modifier = parameter.IsIn ? "in " : parameter.IsOut ? "out " : type.IsByRef ? "ref " : "";
        string variable = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        string value = parameter.HasDefaultValue ? " = " + Literal(parameter.DefaultValue) : "";
        return variable + modifier + ApiType.Of(new NullabilityInfoContext().Create(parameter)) + " " + parameter.Name + value;
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static object? Underlying(FieldInfo field) => field.GetRawConstantValue();

    private static string Literal(object? value) => value switch
    {
        null => "null",
        bool boolean => boolean ? "true" : "false",
        string text => "\"" + text + "\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Simple(Type type) => type.Name.Split('`')[0];
}
