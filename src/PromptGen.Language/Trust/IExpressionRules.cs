using PromptGen.Language.Binding;

namespace PromptGen.Language.Trust;

/// <summary>
/// A rule for each kind of expression: how far its value is trusted. A new kind of expression must hand itself to a rule
/// (<see cref="BoundExpression.Accept"/>), and so does not compile before it has one.
/// </summary>
internal interface IExpressionRules
{
    ValueTrust Of(BoundConstant expression);

    ValueTrust Of(BoundError expression);

    ValueTrust Of(BoundVariable expression);

    ValueTrust Of(BoundLocal expression);

    ValueTrust Of(BoundLoopMember expression);

    ValueTrust Of(BoundProperty expression);

    ValueTrust Of(BoundRequired expression);

    ValueTrust Of(BoundLength expression);

    ValueTrust Of(BoundElement expression);

    ValueTrust Of(BoundTruth expression);

    ValueTrust Of(BoundNot expression);

    ValueTrust Of(BoundLogical expression);

    ValueTrust Of(BoundNegation expression);

    ValueTrust Of(BoundArithmetic expression);

    ValueTrust Of(BoundComparison expression);

    ValueTrust Of(BoundIsNull expression);

    ValueTrust Of(BoundConversion expression);

    ValueTrust Of(BoundTextOf expression);

    ValueTrust Of(BoundConcatenation expression);

    ValueTrust Of(BoundRepetition expression);

    ValueTrust Of(BoundConditional expression);

    ValueTrust Of(BoundCoalesce expression);

    ValueTrust Of(BoundArray expression);

    ValueTrust Of(BoundObject expression);

    ValueTrust Of(BoundRange expression);

    ValueTrust Of(BoundCall expression);

    ValueTrust Of(BoundJoin expression);

    ValueTrust Of(BoundMemberCall expression);

    ValueTrust Of(BoundJson expression);

    ValueTrust Of(BoundListQuery expression);

    ValueTrust Of(BoundIncludeText expression);
}
