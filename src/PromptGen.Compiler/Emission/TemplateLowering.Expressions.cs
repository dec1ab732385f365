using System.Globalization;
using System.Linq;
using PromptGen.Language.Binding;

namespace PromptGen.Compiler.Emission;

internal sealed partial class TemplateLowering
{
    /// <param name="IsSimple">Needs no parentheses as an operand.</param>
    private readonly record struct Code(CodeText Text, bool IsSimple)
    {
        public CodeText Operand => IsSimple ? Text : "(" + Text + ")";
    }

    private sealed partial class MethodBody
    {
        private static Code Simple(CodeText text) => new(text, IsSimple: true);

        private static Code Compound(CodeText text) => new(text, IsSimple: false);

        // Nothing but the way to a method for each: what stands here takes its part of the stack at each level.
        private Code Lower(BoundExpression expression) => expression switch
        {
            BoundConstant => LowerConstant((BoundConstant)expression),
            BoundVariable => LowerVariable((BoundVariable)expression),
            BoundLocal => LowerLocal((BoundLocal)expression),
            BoundLoopMember => LowerLoopMember((BoundLoopMember)expression),
            BoundProperty => LowerProperty((BoundProperty)expression),
            BoundRequired => LowerRequired((BoundRequired)expression),
            BoundLength => LowerLength((BoundLength)expression),
            BoundElement => LowerElement((BoundElement)expression),
            BoundTruth => LowerTruth((BoundTruth)expression),
            BoundNot => LowerNot((BoundNot)expression),
            BoundLogical => LowerLogical((BoundLogical)expression),
            BoundNegation => LowerNegation((BoundNegation)expression),
            BoundArithmetic => LowerArithmetic((BoundArithmetic)expression),
            BoundComparison => LowerComparison((BoundComparison)expression),
            BoundIsNull => LowerIsNull((BoundIsNull)expression),
            BoundConversion => LowerConversion((BoundConversion)expression),
            BoundTextOf or BoundConcatenation => LowerText(expression),
            BoundRepetition => LowerRepetition((BoundRepetition)expression),
            BoundConditional => LowerConditional((BoundConditional)expression),
            BoundCoalesce => LowerCoalesce((BoundCoalesce)expression),
            BoundArray => LowerArray((BoundArray)expression, expression.Type),
            BoundRange => LowerRange((BoundRange)expression),
            BoundCall => LowerCall((BoundCall)expression),
            BoundJoin => LowerJoin((BoundJoin)expression),
            BoundMemberCall => LowerMemberCall((BoundMemberCall)expression),
            BoundObject => LowerObject((BoundObject)expression),
            BoundJson => LowerJson((BoundJson)expression),
            BoundListQuery => LowerListQuery((BoundListQuery)expression),
            BoundIncludeText => LowerIncludeText((BoundIncludeText)expression),
            _ => throw new System.InvalidOperationException("No C# form for " + expression.GetType().Name + "."),
        };

        private Code LowerVariable(BoundVariable variable) => Simple(Variable(variable.Name));

        private Code LowerLocal(BoundLocal local) => Simple(NameOf(local.Symbol));

        private Code LowerRequired(BoundRequired required) => Placed("TemplateValue.Required", required.What, Lower(required.Operand).Text);

        private Code LowerNegation(BoundNegation negation) => negation.Type.Kind == TemplateTypeKind.Integer
            ? Placed("TemplateMath.Negate", negation.What, Long(negation.Operand).Text)
            : Compound("-" + Lower(negation.Operand).Operand);

        private Code LowerIsNull(BoundIsNull test) => test.Operand.Type.Nullable
            ? Compound(Lower(test.Operand).Operand + (test.Negated ? " != null" : " == null"))
            : Runtime(test.Negated ? "TemplateValue.IsTrue" : "TemplateValue.IsFalse", Lower(test.Operand).Text);

        private Code LowerRepetition(BoundRepetition repetition) =>
            Placed("TemplateText.Repeat", repetition.What, Lower(repetition.Text).Text, Lower(repetition.Count).Text);

        private Code LowerConditional(BoundConditional choice) => Compound(
            Lower(choice.Condition).Operand + " ? " + Branch(choice.Then, choice.Type) + " : " + Branch(choice.Else, choice.Type));

        private Code LowerCoalesce(BoundCoalesce coalesce) => coalesce.EvaluatesBoth
            ? Runtime(IsValueType(coalesce.Type) ? "TemplateValue.Coalesce" : "TemplateValue.CoalesceReference", Lower(coalesce.Left).Text, Lower(coalesce.Right).Text)
            : Compound(Lower(coalesce.Left).Operand + " ?? " + Lower(coalesce.Right).Operand);

        private Code LowerRange(BoundRange range) =>
            Placed("TemplateLists.Range", range.What, Lower(range.First).Text, Lower(range.Last).Text, range.IncludesLast ? "true" : "false");

        private Code LowerJoin(BoundJoin join) =>
            Simple(owner.TextMethodOf(owner.JoinMethodOf(join.List.Type.Items!)) + "(" + Lower(join.List).Text + ", " + Lower(join.Delimiter).Text + ")");

        private Code LowerMemberCall(BoundMemberCall call) =>
            Placed(call.Function.Implementation, call.What, Lower(call.List).Text, "item => item." + owner.MemberName(call.List.Type.Items!, call.Member));

        /// <summary>A call that says in its exceptions which version and which place it is about.</summary>
        private Code Placed(string method, string what, params CodeText[] arguments) =>
            Runtime(method, [.. arguments, owner._names.Identity, CSharpLiteral.Of(what)]);

        private static Code Runtime(string method, params CodeText[] arguments) =>
            Simple(Generated + method + "(" + CodeText.Join(", ", arguments) + ")");

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
        private CodeText Chained(BoundExpression target) =>
            target is BoundProperty { Target.Type.Nullable: true } ? Lower(target).Text : Lower(target).Operand;

        private Code LowerLength(BoundLength length)
        {
            string dot = length.Target.Type.Nullable ? "?." : ".";
            CodeText target = length.Target.Type.Nullable ? Chained(length.Target) : Lower(length.Target).Operand;
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

            return PlainLists.Contain(length.Target)
                ? Of("Count")
                : Placed("TemplateLists." + (length.Type.Nullable ? "SizeOrNull" : "Size"), BoundLength.Place, target);

            Code Of(string member) => Compound((length.Type.Nullable ? "(long?)" : "(long)") + target + dot + member);
        }

        private Code LowerElement(BoundElement element)
        {
            Code target = Lower(element.Target);
            CodeText index = Lower(element.Index).Text;
            if (element.Target.Type.Kind == TemplateTypeKind.String)
            {
                Code character = Runtime("TemplateText.CharacterAt", target.Text, index, owner._names.Identity, CSharpLiteral.Of(element.What));

                // Only an index before the first character gives null.
                return element.Type.Nullable || !owner._target.HasNullableAnnotations ? character : Simple(character.Operand + "!");
            }

            TemplateType items = element.Target.Type.Items!;
            string otherwise = IsValueType(items) && !items.Nullable ? "OrNull" : "OrDefault";
            return PlainLists.Contain(element.Target) ? Runtime("TemplateLists.Item" + otherwise, target.Text, index)
                : element.IsFirst ? Placed("TemplateLists.First" + otherwise, element.What, target.Text)
                : Placed("TemplateLists.Item" + otherwise, element.What, target.Text, index);
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
            CodeText Side(BoundExpression side, bool isRight) =>
                side is BoundLogical inner && (inner.IsAnd != logical.IsAnd || isRight) || side is BoundConditional or BoundCoalesce
                    ? "(" + Lower(side).Text + ")"
                    : Lower(side).Text;

            return Compound(Side(logical.Left, isRight: false) + (logical.IsAnd ? " && " : " || ") + Side(logical.Right, isRight: true));
        }

        /// <summary>An integer as a C# long: lengths and loop counters are ints, and their arithmetic would overflow early.</summary>
        private Code Long(BoundExpression expression) => expression switch
        {
            BoundLoopMember { Type.Kind: TemplateTypeKind.Integer } => Compound("(long)" + Lower(expression).Operand),
            _ => Lower(expression),
        };

        private Code LowerArithmetic(BoundArithmetic arithmetic)
        {
            // Once: what is lowered twice at each level of a chain takes twice the time with each term.
            Code left = Long(arithmetic.Left);
            Code right = Long(arithmetic.Right);
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
                    return Placed("TemplateMath.DivideToInteger", arithmetic.What, left.Text, right.Text);
                case ArithmeticOperation.Remainder when isNumber:
                    return Compound(left.Operand + " % " + right.Operand);
                case ArithmeticOperation.Remainder:
                    return Placed("TemplateMath.Remainder", arithmetic.What, left.Text, right.Text);
                case ArithmeticOperation.Divide when !isNumber:
                    return Placed("TemplateMath.Divide", arithmetic.What, left.Text, right.Text);
            }

            return arithmetic.Type.Kind is TemplateTypeKind.Integer or TemplateTypeKind.Decimal && !IsSmall(arithmetic)
                ? Placed("TemplateMath." + arithmetic.Operation, arithmetic.What, left.Text, right.Text)
                : Compound(left.Operand + sign + right.Operand);
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
            CodeText left = Lower(comparison.Left).Operand;
            CodeText right = Lower(comparison.Right).Operand;
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

            CodeText order = "string.CompareOrdinal(" + left + ", " + right + ")" + sign + "0";
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
        private CodeText Branch(BoundExpression branch, TemplateType type)
        {
            Code lowered = Lower(branch);
            bool converts = type.Nullable && IsValueType(type) && !(branch.Type.Nullable && branch is not BoundConversion);
            return converts ? "(" + owner.TypeName(type) + ")" + lowered.Operand : lowered.Operand;
        }

        private Code LowerArray(BoundArray array, TemplateType type)
        {
            string item = type.Items is null ? "string" : owner.TypeName(type.Items);
            return Simple("new " + item + "[] { " + CodeText.Join(", ", array.Items.Select(value => Lower(value).Text)) + " }");
        }

        private Code LowerCall(BoundCall call)
        {
            System.Collections.Generic.List<CodeText> arguments = call.Arguments.Select(argument => Long(argument).Text).ToList();
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
                    CodeText parts = CodeText.Join(", ", concatenation.Parts.Select(part => LowerText(part).Text));
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
            PartialMethod method = owner.MethodOf(include.Include.Partial, _inLoop);
            return Simple(owner.TextMethodOf(method) + "(" + CodeText.Join(", ", PartialArguments(include.Include, method)) + ")");
        }
    }
}
