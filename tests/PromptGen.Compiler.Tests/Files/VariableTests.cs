using System.Linq;
using PromptGen.Compiler.Files;
using PromptGen.Core.Json;
using PromptGen.Core.Types;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

public sealed class VariableTests
{
    [Theory]
    [InlineData("x: string", "string")]
    [InlineData("x: string?", "string?")]
    [InlineData("x: string[]", "string[]")]
    [InlineData("x: string?[]?", "string?[]?")]
    [InlineData("x: integer[][]", "integer[][]")]
    [InlineData("x: date-time", "date-time")]
    [InlineData("x: \"decimal\"", "decimal")]
    [InlineData("x: [a, b]", "enum")]
    [InlineData("x: { type: boolean }", "boolean")]
    [InlineData("x: { type: number, nullable: true }", "number?")]
    [InlineData("x: { type: number? }", "number?")]
    [InlineData("x: { type: number?, nullable: true }", "number?")]
    [InlineData("x: { type: number, nullable: false }", "number")]
    [InlineData("x: { type: \"string?[]\", nullable: false }", "string?[]")]
    [InlineData("x: { type: \"string[]\" }", "string[]")]
    [InlineData("x: { type: array, items: date, nullable: true }", "date[]?")]
    [InlineData("x: { items: [a, b] }", "enum[]")]
    [InlineData("x: { enum: [a, b] }", "enum")]
    [InlineData("x: { type: string?, enum: [a, b] }", "enum?")]
    [InlineData("x: { type: enum, enum: [a, b] }", "enum")]
    [InlineData("x: { properties: { a: string } }", "object")]
    [InlineData("x: { type: object?, properties: { a: string } }", "object?")]
    [InlineData("x: { type: array, items: { type: array, items: { type: object, properties: { a: [b, c] } } } }", "object[][]")]
    public void Types(string lines, string type)
    {
        PromptDefinition prompt = PromptFile.Define(PromptFile.WithVariable(lines));
        Assert.Equal(type, ShortType.Name(Assert.Single(prompt.Variables).Variable.Type));
    }

    [Fact]
    public void EveryField()
    {
        PromptDefinition prompt = PromptFile.Define(PromptFile.WithVariable("""
            body:
              type: string
              nullable: true
              default: short
              pattern: "[a-z]+"
              max_length: 5
              on_overflow: truncate
              untrusted: true
              sensitive: true
              description: The ticket.
              parameter: ticketBody
            price: { type: decimal, format: "0.00", default: 1.50 }
            notes:
              type: array
              items:
                type: object
                type_name: Note
                properties:
                  author: { type: string, max_length: 10, description: Who wrote it. }
                  kind: { enum: [open, closed], type_name: NoteKind }
            """));
        PromptVariable body = prompt.Variables[0].Variable;
        Assert.Equal(
            new PromptVariable(
                "body",
                new PromptType(PromptTypeKind.String) { Nullable = true, Pattern = "[a-z]+", MaxLength = 5, OnOverflow = OverflowMode.Truncate })
            {
                Default = new JsonString("short"),
                Untrusted = true,
                Sensitive = true,
            },
            body);
        Assert.Equal("ticketBody", prompt.Variables[0].ParameterName);
        Assert.Equal(new TypeNote("body", null, "The ticket."), Assert.Single(prompt.Variables[0].Notes));
        Assert.Equal("0.00", prompt.Variables[1].Variable.Type.Format);
        Assert.Equal(new JsonNumber("1.50"), prompt.Variables[1].Variable.Default);
        PromptType note = prompt.Variables[2].Variable.Type.Items!;
        Assert.Equal(10, note.Properties[0].Type.MaxLength);
        Assert.Equal(
            [new TypeNote("notes[].author", null, "Who wrote it."), new TypeNote("notes[].kind", "NoteKind", null), new TypeNote("notes[]", "Note", null)],
            prompt.Variables[2].Notes);
    }

    [Fact]
    public void PlacesOfNames()
    {
        ReadPrompt read = PromptFile.ReadYaml(PromptFile.WithVariable("body: string\n\"tier\": [a, b]"));
        Assert.Equal(["3:2-6", "4:2-8"], read.Definition!.Variables.Select(v => $"{v.NameSpan.StartLine}:{v.NameSpan.StartColumn}-{v.NameSpan.EndColumn}"));
    }

    [Theory]
    [InlineData("x: strin", "PG1005 4:6 `strin` is not a type. Did you mean `string`?")]
    [InlineData("x: int?", "PG1005 4:6 `int?` is not a type. Did you mean `integer?`?")]
    [InlineData("x: { type: DateTime }", "PG1005 4:14 `DateTime` is not a type. Did you mean `date-time`?")]
    [InlineData("x: list<string>", "PG1005 4:6 `list<string>` is not a type. The types are string, integer, number, decimal, boolean, date, date-time, enum, array, object; a list such as [free, pro] is an enum.")]
    [InlineData("x: string[", "PG1005 4:6 `string[` is not a type. Only `?` (the value can be null) and `[]` (an array) can follow a type, as in `string?` or `string[]`.")]
    [InlineData("x: string??", "PG1005 4:6 `string??` is not a type. Only `?` (the value can be null) and `[]` (an array) can follow a type, as in `string?` or `string[]`.")]
    [InlineData("x: array", "PG1007 4:6 The variable `x` is of type `array` but has no `items`. Write `string[]`, or `{ type: array, items: string }`.")]
    [InlineData("x: object[]", "PG1007 4:6 The variable `x` is of type `object` but has no `properties`. Write `{ type: object, properties: { author: string } }`.")]
    [InlineData("x: enum", "PG1007 4:6 The variable `x` is of type `enum` but has no `enum`. Write the values instead of the word: `[free, pro]`.")]
    [InlineData("x: { type: array }", "PG1007 4:14 The variable `x` is of type `array` but has no `items`. Write `items: string`, or `type: string[]`.")]
    [InlineData("x: { type: object }", "PG1007 4:14 The variable `x` is of type `object` but has no `properties`. List them: `properties: { author: string }`.")]
    [InlineData("x: { nullable: true }", "PG0103 4:8 The variable `x` has no `type`. Write `type: string`, for example.")]
    [InlineData("x:", "PG0102 4:5 The variable `x` must be a type, but it is empty. Write `string`, a list of enum values, or a mapping with `type`.")]
    [InlineData("x: 5", "PG0102 4:6 The variable `x` must be a type, but it is `5`. Write `string`, a list of enum values, or a mapping with `type`.")]
    [InlineData("x: { type: [string, 'null'] }", "PG0102 4:14 `type` must be one type, but it is a list. Write one type. For a value that can be null, add `nullable: true`. Write the values of an enum in `enum`.")]
    [InlineData("x: { typ: string }", "PG0101 4:8 `typ` is not a field of a variable. Did you mean `type`?")]
    [InlineData("x: { type: string, nullable: maybe }", "PG0102 4:32 `nullable` must be `true` or `false`, but it is the text \"maybe\".")]
    [InlineData("x: { type: string, untrusted: 1 }", "PG0102 4:33 `untrusted` must be `true` or `false`, but it is `1`.")]
    [InlineData("x: []", "PG0106 4:6 The enum of the variable `x` is empty. List at least one value.")]
    [InlineData("x: [a, 1]", "PG0102 4:10 A value of an enum must be a text, but it is `1`. Write \"1\" with the quotes.")]
    [InlineData("x: [a, null]", "PG0102 4:10 A value of an enum must be a text, but it is empty. For a value that may be null, write `nullable: true` next to `enum`.")]
    [InlineData("x: [a, true]", "PG0102 4:10 A value of an enum must be a text, but it is `true`. Write \"true\" with the quotes.")]
    [InlineData("x: [a, b, a]", "PG1014 4:13 The value `a` is listed twice. Remove one of them.")]
    [InlineData("x: [in-progress, in progress]", "PG1011 4:20 The enum value `in progress` and the enum value `in-progress` both have the C# name `InProgress`. Change one of them. Names that differ only in punctuation or in the case of a word's first letter are the same.")]
    [InlineData("x: [a, ':-)']", "PG1003 4:10 `:-)` is not valid as a value of an enum. It contains no letter or digit for a C# name.")]
    public void BadTypes(string lines, string problem) => AssertProblems(lines, problem);

    [Theory]
    [InlineData("x: { type: integer, max_length: 3 }", "PG1006 4:23 `max_length` does not apply to the type `integer`. Only strings have `max_length`.")]
    [InlineData("x: { type: \"string[]\", pattern: a }", "PG1006 4:26 `pattern` does not apply to the type `string[]`. To constrain the items of the array, write it inside `items`.")]
    [InlineData("x: { type: string, format: N2 }", "PG1006 4:22 `format` does not apply to the type `string`. Only numbers and dates have one.")]
    [InlineData("x: { type: string, items: string }", "PG1006 4:22 `items` does not apply to the type `string`. It sets the type of the items of an array.")]
    [InlineData("x: { type: integer, enum: [a] }", "PG1006 4:23 `enum` does not apply to the type `integer`. It lists the values of an enum.")]
    [InlineData("x: { type: string, type_name: X }", "PG1006 4:22 `type_name` does not apply to the type `string`. Only enums and objects get a C# type.")]
    [InlineData("x: { items: [a], type_name: X }", "PG1006 4:20 `type_name` does not apply to the type `enum[]`. Write it inside `items`, where the generated type is.")]
    [InlineData("x: { type: string, on_overflow: truncate }", "PG1006 4:22 `on_overflow` does not apply to a string without `max_length`. Add `max_length`, or remove it.")]
    [InlineData("x: { type: string, max_length: 9, on_overflow: cut }", "PG0105 4:50 `cut` is not a value of `on_overflow`. Possible here: error, truncate.")]
    [InlineData("x: { type: string, max_length: 9, on_overflow: trunkate }", "PG0105 4:50 `trunkate` is not a value of `on_overflow`. Did you mean `truncate`?")]
    [InlineData("x: { type: string, max_length: 0 }", "PG1015 4:34 The `max_length` of the variable `x` must be a whole number from 1 to 1000000000, but it is `0`.")]
    [InlineData("x: { type: string, max_length: 8k }", "PG1015 4:34 The `max_length` of the variable `x` must be a whole number from 1 to 1000000000, but it is the text \"8k\".")]
    [InlineData("x: { type: string, max_length: 99999999999999999999 }", "PG1015 4:34 The `max_length` of the variable `x` must be a whole number from 1 to 1000000000, but it is `99999999999999999999`.")]
    [InlineData("x: { type: string, type_name: 5 }", "PG0102 4:33 `type_name` must be a text, but it is `5`. Write \"5\" with the quotes.", "PG1006 4:22 `type_name` does not apply to the type `string`. Only enums and objects get a C# type.")]
    [InlineData("x: { enum: [a], type_name: tier kind }", "PG1012 4:30 `tier kind` is not valid as the C# name of the type of the variable `x`. Use ASCII letters, digits and `_`, beginning with a capital, such as `CustomerTier`.")]
    [InlineData("x: { type: string, parameter: 1st }", "PG1012 4:33 `1st` is not valid as the C# name of the parameter of the variable `x`. Use ASCII letters, digits and `_`, beginning with a letter, such as `customerTier`.")]
    [InlineData("x: { type: object, properties: { a: { type: string, default: b } } }", "PG0101 4:55 `default` is not a field of a type inside a variable. Write it on the variable, not on a type inside it.")]
    public void ConstraintsThatDoNotApply(string lines, params string[] problems) => AssertProblems(lines, problems);

    [Theory]
    [InlineData("x: { type: date, format: \"%d.%m.%Y\" }")]
    [InlineData("x: { type: date-time, format: \"%Y-%m-%d %H:%M %%\" }")]
    [InlineData("x: { type: integer, format: N0 }")]
    [InlineData("x: { type: integer, format: D6 }")]
    [InlineData("x: { type: number, format: \"0.00 'percent'\" }")]
    [InlineData("x: { type: decimal, format: \"#,##0.00\" }")]
    public void GoodFormats(string lines) => AssertProblems(lines);

    [Theory]
    [InlineData("x: { type: date-time, format: '%F %s' }", "`%s` depends on the time zone of the machine. Declare a variable of type integer or string instead")]
    [InlineData("x: { type: date-time, format: '%F %Z' }", "`%Z` depends on the time zone of the machine. Declare a variable of type integer or string instead")]
    [InlineData("x: { type: date, format: yyyy-MM-dd }", "it does not contain a part of the date. Write parts as in `%Y-%m-%d`, not as in `yyyy-MM-dd`")]
    [InlineData("x: { type: date, format: \"%Y %q\" }", "`%q` means nothing")]
    [InlineData("x: { type: date, format: \"%Y %\" }", "it ends with a single `%`; write `%%` for the character")]
    [InlineData("x: { type: number, format: D2 }", "`D` is not a format of this type")]
    [InlineData("x: { type: number, format: Q }", "`Q` is not a format of this type")]
    [InlineData("x: { type: number, format: two digits }", "it does not contain a digit placeholder (`0` or `#`)")]
    [InlineData("x: { type: number, format: \"'0'\" }", "it does not contain a digit placeholder (`0` or `#`)")]
    [InlineData("x: { type: number, format: '' }", "it is empty")]
    public void BadFormats(string lines, string reason)
    {
        PromptDiagnostic problem = Assert.Single(PromptFile.ReadYaml(PromptFile.WithVariable(lines)).Diagnostics);
        Assert.Equal("PG1010", problem.Rule.Id);
        Assert.EndsWith(": " + reason + ".", PromptFile.Message(problem), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[a-z", "unterminated [] set")]
    [InlineData("(a", "not enough )'s")]
    [InlineData("a)(b", "too many )'s")]
    [InlineData("*a", "quantifier '*' following nothing")]
    [InlineData("(?x) a # b", "a group or bracket in it is not closed, or it ends in a comment")]
    public void BadPatterns(string pattern, string reason) =>
        AssertProblems(
            $"x: {{ type: string, pattern: '{pattern}' }}", $"PG1009 4:31 The pattern of the variable `x` is not a .NET regular expression: {reason}.");

    [Theory]
    [InlineData("x: { type: string, pattern: '(a+)+$' }")]
    [InlineData("x: { type: string, pattern: '(?<n>a)\\k<n>(b|c)*' }")]
    public void GoodPatterns(string lines) => AssertProblems(lines);

    [Theory]
    [InlineData("x: { type: string, default: '' }", "\"\"")]
    [InlineData("x: { type: string, pattern: 'a+', max_length: 3, default: aaa }", "\"aaa\"")]
    [InlineData("x: { type: string?, default: }", "null")]
    [InlineData("x: { type: integer, default: -9223372036854775808 }", "-9223372036854775808")]
    [InlineData("x: { type: integer, default: 0x10 }", "16")]
    [InlineData("x: { type: number, default: 3 }", "3")]
    [InlineData("x: { type: number, default: 1e300 }", "1e+300")]
    [InlineData("x: { type: decimal, default: 0.10 }", "0.10")]
    [InlineData("x: { type: boolean, default: false }", "false")]
    [InlineData("x: { type: date, default: 2024-02-29 }", "\"2024-02-29\"")]
    [InlineData("x: { type: date-time, default: \"2024-02-29T10:00:00.5Z\" }", "\"2024-02-29T10:00:00.5Z\"")]
    [InlineData("x: { enum: [a, b], default: b }", "\"b\"")]
    [InlineData("x: { type: \"integer[]\", default: [] }", "[]")]
    [InlineData("x: { items: [a, b], default: [b, a] }", "[\"b\",\"a\"]")]
    [InlineData("x: { properties: { a: string, b: integer? }, default: { a: y } }", "{\"a\":\"y\",\"b\":null}")]
    [InlineData("x: { properties: { a: string, b: integer }, default: { b: 1, a: y } }", "{\"a\":\"y\",\"b\":1}")]
    public void GoodDefaults(string lines, string json)
    {
        PromptVariable variable = PromptFile.Define(PromptFile.WithVariable(lines)).Variables[0].Variable;
        Assert.Equal(json, Written(variable.Default!));
    }

    [Theory]
    [InlineData("x: { type: string, default: 5 }", "must be a text, but is `5`. Write \"5\" with the quotes")]
    [InlineData("x: { type: string, default: }", "is empty, but the type is not nullable. Add a value, or write `string?`")]
    [InlineData("x: { type: string, max_length: 3, default: abcd }", "has 4 characters, more than its `max_length` of 3")]
    [InlineData("x: { type: string, pattern: 'a+', default: aab }", "does not match its `pattern` a+ as a whole")]
    [InlineData("x: { type: string, pattern: '(a+)+b', default: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac }", "takes too long to match its `pattern`. Write a pattern that cannot match the same text in many ways")]
    [InlineData("x: { type: integer, default: 1.0 }", "must be a whole number, but is `1.0`. Write it without a decimal point and without an exponent")]
    [InlineData("x: { type: integer, default: 9223372036854775808 }", "does not fit in a C# `long`")]
    [InlineData("x: { type: integer, default: '3' }", "must be a whole number, but is the text \"3\"")]
    [InlineData("x: { type: number, default: .inf }", "is `.inf`, a number that is not finite")]
    [InlineData("x: { type: number, default: 1e-400 }", "does not fit in a C# `double`")]
    [InlineData("x: { type: number, default: 1e400 }", "does not fit in a C# `double`")]
    [InlineData("x: { type: decimal, default: 1e30 }", "cannot be represented exactly as a C# `decimal`, which has at most 28 decimal places and, without the point, is at most 79228162514264337593543950335. Write fewer digits, or use the type `number`")]
    [InlineData("x: { type: decimal, default: 0.12345678901234567890123456789 }", "cannot be represented exactly as a C# `decimal`, which has at most 28 decimal places and, without the point, is at most 79228162514264337593543950335. Write fewer digits, or use the type `number`")]
    [InlineData("x: { type: decimal, default: 79228162514264337593543950336 }", "cannot be represented exactly as a C# `decimal`, which has at most 28 decimal places and, without the point, is at most 79228162514264337593543950335. Write fewer digits, or use the type `number`")]
    [InlineData("x: { type: decimal?, default: 8.0000000000000000000000000000 }", "cannot be represented exactly as a C# `decimal`, which has at most 28 decimal places and, without the point, is at most 79228162514264337593543950335. Write fewer digits, or use the type `number`")]
    [InlineData("x: { type: boolean, default: yes }", "must be `true` or `false`, but is the text \"yes\"")]
    [InlineData("x: { type: date, default: 2023-02-29 }", "is `2023-02-29`; it must be a date such as `2026-03-15`")]
    [InlineData("x: { type: date-time, default: \"2023-02-28T10:00:00+02:00\" }", "is `2023-02-28T10:00:00+02:00`; it must be a time such as `2026-03-15T10:30:00Z`")]
    [InlineData("x: { enum: [free, pro], default: fre }", "is `fre`, which is not one of its values free, pro. Did you mean `free`?")]
    [InlineData("x: { type: \"string[]\", default: a }", "must be a list, but is the text \"a\"")]
    public void BadDefaults(string lines, string reason)
    {
        PromptDiagnostic problem = Assert.Single(PromptFile.ReadYaml(PromptFile.WithVariable(lines)).Diagnostics);
        Assert.Equal("PG1008", problem.Rule.Id);
        string message = PromptFile.Message(problem);
        Assert.Equal("The default of the variable `x` " + reason + (reason.EndsWith('?') ? "" : "."), message);
    }

    [Theory]
    [InlineData("x: { type: number?, nullable: false }", "number?", 33)]
    [InlineData("x: { type: \"string[]?\", nullable: false }", "string[]?", 37)]
    [InlineData("x: { type: string?, enum: [a], nullable: false }", "enum?", 44)]
    [InlineData("x: { type: object?, properties: { a: string }, nullable: false }", "object?", 60)]
    [InlineData("x: { items: { type: date?, nullable: false } }", "date?", 40)]
    [InlineData("x: { properties: { a: { type: integer?, nullable: false } } }", "integer?", 53)]
    [InlineData("x: { items: { properties: { a: { items: { type: boolean?, nullable: false } } } } }", "boolean?", 71)]
    public void NullableThatContradictsTheTypeIsRefused(string lines, string type, int column) => AssertProblems(
        lines,
        $"PG0102 4:{column} `nullable` must be `true` with the type `{type}`, which may be null, but it is `false`. Remove the `?` if the value is never null, or remove `nullable`.");

    [Fact]
    public void DecimalsInsideAreExactToo() =>
        AssertProblems(
            "x: { items: { properties: { a: decimal } }, default: [{ a: 1e-29 }, { a: 1e-28 }] }",
            "PG1008 4:62 The default of `a` of an item of the variable `x` cannot be represented exactly as a C# `decimal`, which has at most 28 decimal places and, without the point, is at most 79228162514264337593543950335. Write fewer digits, or use the type `number`.");

    [Fact]
    public void BadDefaultsInside() =>
        AssertProblems(
            "x: { type: array, items: { properties: { a: integer, b: string } }, default: [{ a: 1, b: y }, { a: z, c: 1 }] }",
            "PG1008 4:97 The default of an item of the variable `x` has no `b`.",
            "PG1008 4:102 The default of `a` of an item of the variable `x` must be a whole number, but is the text \"z\".",
            "PG1008 4:105 The default of an item of the variable `x` has `c`, which is not a property of its type. Possible here: a, b.");

    [Theory]
    [InlineData("customer-tier: string", "PG1003 4:3 `customer-tier` is not valid as the name of a variable. Use letters, digits and `_`, beginning with a letter, at most 100 characters, such as `customer_tier`.")]
    [InlineData("1st: string", "PG1003 4:3 `1st` is not valid as the name of a variable. Use letters, digits and `_`, beginning with a letter, at most 100 characters.")]
    [InlineData("__: string", "PG1003 4:3 `__` is not valid as the name of a variable. Use letters, digits and `_`, beginning with a letter, at most 100 characters.")]
    [InlineData("date: date", "PG1004 4:3 `date` cannot be the name of a variable, because it is a function or library of the template language. Choose another name, such as `date_value`.")]
    [InlineData("for: string", "PG1004 4:3 `for` cannot be the name of a variable, because it is a keyword of the template language. Choose another name, such as `for_value`.")]
    [InlineData("empty: string", "PG1004 4:3 `empty` cannot be the name of a variable, because it is a literal of the template language. Choose another name, such as `empty_value`.")]
    [InlineData("a: { properties: { b-c: string } }", "PG1003 4:22 `b-c` is not valid as the name of a property. Use letters, digits and `_`, beginning with a letter, at most 100 characters, such as `b_c`.")]
    [InlineData("user_name: string\nuserName: string", "PG1011 5:3 The variable `userName` and the variable `user_name` both have the C# name `UserName`. Give it another `parameter`.")]
    [InlineData("args: string", "PG1013 4:3 The variable `args` has the C# name `Args`, which is the name of the type that would contain it. Give it another `parameter`.")]
    [InlineData("to_string: string", "PG1013 4:3 The variable `to_string` has the C# name `ToString`, which every C# type inherits. Give it another `parameter`.")]
    [InlineData("id: [a, b]", "PG1013 4:3 The type of `id` has the C# name `Id`, which is a member of the generated class. Give its type another name with `type_name`.")]
    [InlineData("note: { properties: { note: string } }", "PG1013 4:3 The property `note.note` has the C# name `Note`, which is the name of the type that would contain it. Give its type another name with `type_name`.")]
    [InlineData("a: { properties: { b: [x, y] } }\na_b: [x, y]", "PG1011 5:3 The type of `a_b` and the type of `a.b` both have the C# name `AB`. Give its type another name with `type_name`.")]
    [InlineData("a: { properties: { b_c: string, bC: string } }", "PG1011 4:35 The property `bC` and the property `b_c` both have the C# name `BC`. Rename one of them.")]
    public void BadNames(string lines, string problem) => AssertProblems(lines, problem);

    [Theory]
    [InlineData("class: string\nevent: [a, b]\nin: integer")]
    [InlineData("\u00fcber_name: string\n\u65e5\u672c: string")]
    [InlineData("_x: string\nx1: string\nversion: string\noutput: string\nwriter: string")]
    [InlineData("args: { type: string, parameter: arguments }\nid: { enum: [a, b], type_name: IdKind }")]
    [InlineData("a: { properties: { date: string, end: string, null_value: string } }")]
    public void GoodNames(string lines) => AssertProblems(lines);

    [Fact]
    public void NamesInAList()
    {
        ReadPrompt read = PromptFile.ReadYaml(PromptFile.With("variables: [body, region, body, 5, { x: string }, a-b]\ntemplate: x\n"));
        Assert.Equal(
            [
                "PG0108 3:27 The variable `body` is defined twice. The first one is in line 3. Rename one of them.",
                "PG0102 3:33 A variable in a list must be a name, but it is `5`.",
                "PG0102 3:36 A variable in a list must be a name, but it is a mapping. To set types, write `variables` as a mapping: `customer_tier: string`.",
                "PG1003 3:51 `a-b` is not valid as the name of a variable. Use letters, digits and `_`, beginning with a letter, at most 100 characters, such as `a_b`.",
            ],
            PromptFile.Problems(read));
    }

    [Fact]
    public void TooMany()
    {
        string names = string.Join(", ", Enumerable.Range(0, 257).Select(i => "v" + i));
        Assert.Equal(["PG0107 3:12"], Short(PromptFile.With($"variables: [{names}]\ntemplate: x\n")));
        Assert.Equal(["PG0107 4:6"], Short(PromptFile.WithVariable("x: [" + string.Join(", ", Enumerable.Range(0, 1001).Select(i => "v" + i)) + "]")));
        Assert.Equal(["PG1005 4:6"], Short(PromptFile.WithVariable("x: string[][][][][][][][]")));
        Assert.Equal(["PG1003 4:3"], Short(PromptFile.WithVariable(new string('x', 101) + ": string")));
        Assert.Empty(Short(PromptFile.WithVariable(new string('x', 100) + ": string")));
        string deep = string.Concat(Enumerable.Repeat("{ items: ", 9)) + "string" + string.Concat(Enumerable.Repeat(" }", 9));
        Assert.Equal(["PG0008 4:78"], Short(PromptFile.WithVariable("x: " + deep)));
    }

    private static string[] Short(string text) =>
        [.. PromptFile.ReadYaml(text).Diagnostics.Select(problem => PromptFile.Place(problem)).Select(place => place[..place.LastIndexOf('-')])];

    private static string Written(JsonValue value) => value is JsonNumber number ? number.Lexeme : JsonWriter.WriteMinified(value);

    private static void AssertProblems(string lines, params string[] problems) =>
        Assert.Equal(problems.Order(), PromptFile.Problems(PromptFile.ReadYaml(PromptFile.WithVariable(lines))).Order());
}
