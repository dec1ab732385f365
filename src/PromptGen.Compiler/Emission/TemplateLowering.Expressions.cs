using System.Globalization;
using System.Linq;
using PromptGen.Core.Templates.Binding;

namespace PromptGen.Compiler.Emission;

internal sealed partial class TemplateLowering
{
    /// <param name="IsSimple">Needs no parentheses as an operand.</param>
    private readonly record struct Code(string Text, bool IsSimple)
    {
        public string Operand => IsSimple ? Text : "(" + Text + ")";
    }

    private sealed partial class MethodBody
    {
        private static Code Simple(string text) => new(text, IsSimple: true);

        private static Code Compound(string text) => new(text, IsSimple: false);

        private Code Lower(BoundExpression expression) => expression switch
        {
            BoundConstant constant => LowerConstant(constant),
            BoundVariable variable => Simple(Variable(variable.Name)),
            BoundLocal local => Simple(NameOf(local.Symbol)),
            BoundLoopMember member => LowerLoopMember(member),
            BoundProperty property => LowerProperty(property),
            BoundRequired required => Runtime("TemplateValue.Required", Lower(required.Operand).Text, owner._names.Identity, CSharpLiteral.Of(required.What)),
            BoundLength length => LowerLength(length),
            BoundElement element => LowerElement(element),
            BoundTruth truth => LowerTruth(truth),
            BoundNot not => LowerNot(not),
            BoundLogical logical => LowerLogical(logical),
            BoundNegation negation => negation.Type.Kind == TemplateTypeKind.Integer
                ? Runtime("TemplateMath.Negate", Long(negation.Operand).Text, owner._names.Identity, CSharpLiteral.Of(negation.What))
                : Compound("-" + Lower(negation.Operand).Operand),
            BoundArithmetic arithmetic => LowerArithmetic(arithmetic),
            BoundComparison comparison => LowerComparison(comparison),
            BoundIsNull test => test.Operand.Type.Nullable
                ? Compound(Lower(test.Operand).Operand + (test.Negated ? " != null" : " == null"))
                : Runtime(test.Negated ? "TemplateValue.IsTrue" : "TemplateValue.IsFalse", Lower(test.Operand).Text),
            BoundConversion conversion => LowerConversion(conversion),
            BoundTextOf or BoundConcatenation => LowerText(expression),
            BoundRepetition repetition => Runtime(
                "TemplateText.Repeat", Lower(repetition.Text).Text, Lower(repetition.Count).Text, owner._names.Identity, CSharpLiteral.Of(repetition.What)),
            BoundConditional choice => Compound(
                Lower(choice.Condition).Operand + " ? " + Branch(choice.Then, choice.Type) + " : " + Branch(choice.Else, choice.Type)),
            BoundCoalesce coalesce => coalesce.EvaluatesBoth
                ? Runtime(IsValueType(coalesce.Type) ? "TemplateValue.Coalesce" : "TemplateValue.CoalesceReference", Lower(coalesce.Left).Text, Lower(coalesce.Right).Text)
                : Compound(Lower(coalesce.Left).Operand + " ?? " + Lower(coalesce.Right).Operand),
            BoundArray array => LowerArray(array, array.Type),
            BoundRange range => Runtime(
                "TemplateLists.Range", Lower(range.First).Text, Lower(range.Last).Text, range.IncludesLast ? "true" : "false",
                owner._names.Identity, CSharpLiteral.Of(range.What)),
            BoundCall call => LowerCall(call),
            BoundJoin join => Simple(owner.TextMethodOf(owner.JoinMethodOf(join.List.Type.Items!)) + "(" + Lower(join.List).Text + ", " + Lower(join.Delimiter).Text + ")"),
            BoundMemberCall call => Runtime(
                call.Function.Implementation, Lower(call.List).Text,
                "item => item." + owner.MemberName(call.List.Type.Items!, call.Member), owner._names.Identity, CSharpLiteral.Of(call.What)),
            BoundObject value => LowerObject(value),
            BoundJson json => LowerJson(json),
            BoundListQuery query => LowerListQuery(query),
            BoundIncludeText include => LowerIncludeText(include),
            _ => throw new System.InvalidOperationException("No C# form for " + expression.GetType().Name + "."),
        };

        private static Code Runtime(string method, params string[] arguments) =>
            Simple(Generated + method + "(" + string.Join(", ", arguments) + ")");

        private Code LowerConstant(BoundConstant constant) => constant.Value switch
        {
            null => Compound("(" + owner.TypeName(constant.Type) + ")null"),
            string text => Simple(CSharpLiteral.Of(text)),
            bool flag => Simple(flag ? "true" : "false"),
            long number when number == long.MinValue => Simple("long.MinValue"),
            long number => new Code(number.ToString(CultureInfo.InvariantCulture) + "L", number >= 0),
            decimal exact => new Code(exact.ToString(CultureInfo.InvariantCulture) + "m", exact >= 0),
            double number => LowerDouble(number),
            System.DateTime date => Simple("new global::System.DateTime(" + date.Ticks.ToString(CultureInfo.InvariantCulture) + "L, global::System.DateTimeKind." + date.Kind + ")"),
            _ => throw new System.InvalidOperationException("No C# literal for " + constant.Value.GetType().Name + "."),
        };

        private static Code LowerDouble(double number)
        {
            string digits = number.ToString("R", CultureInfo.InvariantCulture);
            return new Code(digits + "d", number >= 0);
        }

        private Code LowerLoopMember(BoundLoopMember member)
        {
            LoopNames names = _loops[member.Loop];
            return member.Member switch
            {
                LoopMember.Index => Simple(names.Index),
                LoopMember.ReverseIndex => Compound(names.Count + " - 1 - " + names.Index),
                LoopMember.Length => Compound(names.Count),
                LoopMember.First => Compound(names.Index + " == 0"),
                LoopMember.Last => Compound(names.Index + " == " + names.Count + " - 1"),
                LoopMember.Even => Compound(names.Index + " % 2 == 0"),
                LoopMember.Odd => Compound(names.Index + " % 2 != 0"),
                _ => Simple(names.Changed!),
            };
        }

        private Code LowerProperty(BoundProperty property)
        {
            string member = owner.MemberName(property.Target.Type, property.Name);
            return property.Target.Type.Nullable
                ? Compound(Chained(property.Target) + "?." + member)
                : Simple(Lower(property.Target).Operand + "." + member);
        }

        /// <summary>
        /// What stands before <c>?.</c>: a chain of them goes on. Anything else behind a chain would become part of it, and of a type that is not
        /// nullable there; so a chain is compound.
        /// </summary>
        private string Chained(BoundExpression target) =>
            target is BoundProperty { Target.Type.Nullable: true } ? Lower(target).Text : Lower(target).Operand;

        private Code LowerLength(BoundLength length)
        {
            string dot = length.Target.Type.Nullable ? "?." : ".";
            string target = length.Target.Type.Nullable ? Chained(length.Target) : Lower(length.Target).Operand;
            if (length.Target.Type.Kind != TemplateTypeKind.Array)
            {
                return Of("Length");
            }

            // To C# a literal is an array, and so is a choice between two: neither shows the members of the interface.
            if (length.Target is not (BoundVariable or BoundLocal or BoundProperty or BoundElement))
            {
                string item = length.Target.Type.Items is { } items ? owner.TypeName(items) : "string";
                target = "((global::System.Collections.Generic.IReadOnlyList<" + item + ">)" + target + ")";
            }

            return Of("Count");

            Code Of(string member) => Compound((length.Type.Nullable ? "(long?)" : "(long)") + target + dot + member);
        }

        private Code LowerElement(BoundElement element)
        {
            Code target = Lower(element.Target);
            string index = Lower(element.Index).Text;
            if (element.Target.Type.Kind == TemplateTypeKind.String)
            {
                return Runtime("TemplateText.CharacterAt", target.Text, index, owner._names.Identity, CSharpLiteral.Of(element.What));
            }

            TemplateType items = element.Target.Type.Items!;
            return Runtime(IsValueType(items) && !items.Nullable ? "TemplateLists.ItemOrNull" : "TemplateLists.ItemOrDefault", target.Text, index);
        }

        private Code LowerTruth(BoundTruth truth)
        {
            Code operand = Lower(truth.Operand);
            return truth.Operand.Type switch
            {
                { Kind: TemplateTypeKind.Boolean, Nullable: true } => Compound(operand.Operand + " == true"),
                { Nullable: true } => Compound(operand.Operand + " != null"),
                _ => Runtime("TemplateValue.IsTrue", operand.Text),
            };
        }

        private Code LowerNot(BoundNot not) => not.Operand switch
        {
            BoundTruth { Operand.Type: { Nullable: true, Kind: not TemplateTypeKind.Boolean } } truth => Compound(Lower(truth.Operand).Operand + " == null"),
            BoundTruth { Operand.Type: { Nullable: true, Kind: TemplateTypeKind.Boolean } } truth => Compound(Lower(truth.Operand).Operand + " != true"),
            _ => Compound("!" + Lower(not.Operand).Operand),
        };

        private Code LowerLogical(BoundLogical logical)
        {
            string Side(BoundExpression side) =>
                side is BoundLogical inner && inner.IsAnd != logical.IsAnd || side is BoundConditional or BoundCoalesce
                    ? "(" + Lower(side).Text + ")"
                    : Lower(side).Text;

            return Compound(Side(logical.Left) + (logical.IsAnd ? " && " : " || ") + Side(logical.Right));
        }

        /// <summary>An integer as a C# long: lengths and loop counters are ints, and their arithmetic would overflow early.</summary>
        private Code Long(BoundExpression expression) => expression switch
        {
            BoundLoopMember { Type.Kind: TemplateTypeKind.Integer } => Compound("(long)" + Lower(expression).Operand),
            _ => Lower(expression),
        };

        private Code LowerArithmetic(BoundArithmetic arithmetic)
        {
            string left = Long(arithmetic.Left).Operand;
            string right = Long(arithmetic.Right).Operand;
            string sign = arithmetic.Operation switch
            {
                ArithmeticOperation.Add => " + ",
                ArithmeticOperation.Subtract => " - ",
                ArithmeticOperation.Multiply => " * ",
                _ => " / ",
            };
            bool isNumber = arithmetic.Type.Kind == TemplateTypeKind.Number;
            switch (arithmetic.Operation)
            {
                case ArithmeticOperation.DivideToInteger:
                    return Runtime("TemplateMath.DivideToInteger", Long(arithmetic.Left).Text, Long(arithmetic.Right).Text, owner._names.Identity, CSharpLiteral.Of(arithmetic.What));
                case ArithmeticOperation.Remainder when isNumber:
                    return Compound(left + " % " + right);
                case ArithmeticOperation.Remainder:
                    return Runtime("TemplateMath.Remainder", Long(arithmetic.Left).Text, Long(arithmetic.Right).Text, owner._names.Identity, CSharpLiteral.Of(arithmetic.What));
                case ArithmeticOperation.Divide when !isNumber:
                    return Runtime("TemplateMath.Divide", Lower(arithmetic.Left).Text, Lower(arithmetic.Right).Text, owner._names.Identity, CSharpLiteral.Of(arithmetic.What));
            }

            return arithmetic.Type.Kind is TemplateTypeKind.Integer or TemplateTypeKind.Decimal && !IsSmall(arithmetic)
                ? Runtime(
                    "TemplateMath." + arithmetic.Operation, Long(arithmetic.Left).Text, Long(arithmetic.Right).Text, owner._names.Identity, CSharpLiteral.Of(arithmetic.What))
                : Compound(left + sign + right);
        }

        /// <summary>Lengths and places in loops are small, and so is what a small number adds to them.</summary>
        private static bool IsSmall(BoundExpression expression) => expression switch
        {
            BoundConstant { Value: long value } => value is > int.MinValue and < int.MaxValue,
            BoundLoopMember or BoundLength { Type.Nullable: false } => true,
            BoundArithmetic { Type: { Kind: TemplateTypeKind.Integer, Nullable: false }, Operation: ArithmeticOperation.Add or ArithmeticOperation.Subtract } sum =>
                IsSmall(sum.Left) && IsSmall(sum.Right),
            _ => false,
        };

        private Code LowerComparison(BoundComparison comparison)
        {
            string left = Lower(comparison.Left).Operand;
            string right = Lower(comparison.Right).Operand;
            string sign = comparison.Operation switch
            {
                ComparisonOperation.Equal => " == ",
                ComparisonOperation.NotEqual => " != ",
                ComparisonOperation.Less => " < ",
                ComparisonOperation.LessOrEqual => " <= ",
                ComparisonOperation.Greater => " > ",
                _ => " >= ",
            };
            bool equality = comparison.Operation is ComparisonOperation.Equal or ComparisonOperation.NotEqual;
            if (comparison.Left.Type.Kind != TemplateTypeKind.String || equality)
            {
                return Compound(left + sign + right);
            }

            string order = "string.CompareOrdinal(" + left + ", " + right + ")" + sign + "0";
            return comparison.Left.Type.Nullable && comparison.Right.Type.Nullable
                ? Compound("(" + left + " != null || " + right + " != null) && " + order)
                : Compound(order);
        }

        private Code LowerConversion(BoundConversion conversion)
        {
            TemplateType from = conversion.Operand.Type;
            TemplateType to = conversion.Type;
            if (conversion.Operand is BoundArray { Items.Count: 0 } empty)
            {
                return LowerArray(empty, to);
            }

            Code operand = Lower(conversion.Operand);
            if (from.Kind != to.Kind)
            {
                return (from.Kind, to.Kind) == (TemplateTypeKind.Number, TemplateTypeKind.Decimal)
                    ? Runtime("TemplateMath.ToDecimal", operand.Text, owner._names.Identity, CSharpLiteral.Of(conversion.What))
                    : Compound("(" + owner.TypeName(to) + ")" + Long(conversion.Operand).Operand);
            }

            return from.Nullable && !to.Nullable && IsValueType(from) ? Simple(operand.Operand + ".GetValueOrDefault()") : operand;
        }

        /// <summary>A branch of a conditional in the type of the whole, which C# before version 9 does not infer.</summary>
        private string Branch(BoundExpression branch, TemplateType type)
        {
            Code lowered = Lower(branch);
            bool converts = type.Nullable && IsValueType(type) && !(branch.Type.Nullable && branch is not BoundConversion);
            return converts ? "(" + owner.TypeName(type) + ")" + lowered.Operand : lowered.Operand;
        }

        private Code LowerArray(BoundArray array, TemplateType type)
        {
            string item = type.Items is null ? "string" : owner.TypeName(type.Items);
            return Simple("new " + item + "[] { " + string.Join(", ", array.Items.Select(value => Lower(value).Text)) + " }");
        }

        private Code LowerCall(BoundCall call)
        {
            System.Collections.Generic.List<string> arguments = call.Arguments.Select(argument => Long(argument).Text).ToList();
            if (call.Function.TakesPlace)
            {
                arguments.Add(owner._names.Identity);
                arguments.Add(CSharpLiteral.Of(call.What));
            }

            return Runtime(call.Function.Implementation, arguments.ToArray());
        }

        /// <summary>The text of a value as a C# string expression; null stays null.</summary>
        private Code LowerText(BoundExpression value)
        {
            switch (value)
            {
                case BoundTextOf text:
                    return LowerText(text.Operand);
                case BoundConversion { Type.Nullable: true, Operand.Type.Nullable: false } lifted
                    when lifted.Operand.Type.Kind == lifted.Type.Kind && lifted.Operand.Type.Format == lifted.Type.Format:
                    // Nullable to the template, and not to C#, which converts where a value needs it.
                    return LowerText(lifted.Operand);
                case BoundConcatenation concatenation:
                    string parts = string.Join(", ", concatenation.Parts.Select(part => LowerText(part).Text));
                    return Runtime(
                        "TemplateText.Concat", concatenation.Parts.Count == 2 ? parts : "new string[] { " + parts + " }", owner._names.Identity,
                        CSharpLiteral.Of(concatenation.What));
            }

            if (value.Type.Kind == TemplateTypeKind.String)
            {
                return Lower(value);
            }

            Code lowered = Lower(value);
            switch (value.Type.Kind)
            {
                case TemplateTypeKind.Enum when value.Type.Nullable:
                    return Compound("(" + lowered.Operand + ".HasValue ? " + owner._names.EnumText(value.Type.Path!) + "(" + lowered.Operand + ".Value) : null)");
                case TemplateTypeKind.Enum:
                    return Simple(owner._names.EnumText(value.Type.Path!) + "(" + lowered.Text + ")");
                case TemplateTypeKind.Boolean when !value.Type.Nullable:
                    return Compound("(" + lowered.Operand + " ? \"true\" : \"false\")");
                case TemplateTypeKind.Array or TemplateTypeKind.Object:
                    return Simple(owner.TextMethodOf(owner.ValueMethodOf(value.Type)) + "(" + lowered.Text + ")");
                default:
                    return Runtime("TemplateText.Of", value.Type.Format is null ? [lowered.Text] : [lowered.Text, CSharpLiteral.Of(value.Type.Format)]);
            }
        }

        private Code LowerIncludeText(BoundIncludeText include)
        {
            PartialMethod method = owner.MethodOf(include.Include.Partial, _iterations is not null);
            return Simple(owner.TextMethodOf(method) + "(" + string.Join(", ", PartialArguments(include.Include, method)) + ")");
        }
    }
}
