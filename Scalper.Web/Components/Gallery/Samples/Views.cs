using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;

namespace Scalper.Web.Components.Gallery.Samples;

/// <summary>Published views made by hand, for the gallery and for tests of pages.</summary>
internal static class Views
{
    public const long AtMs = 1_795_262_400_000;

    public static Contributions Typical => new(7.75, -2.25, 8, -12, 17);

    public static SymbolView Live(Contributions? contributions = null, long updateId = 77)
    {
        SymbolView view = new()
        {
            Status = BookStatus.Live,
            UpdateId = updateId,
            Sequence = 1234,
            UpdatedAtNs = (AtMs * 1_000_000) + 5,
            BookUpdatedAtNs = AtMs * 1_000_000,
            LastTradeTicks = 651_142,
            BidLevels = 50,
            AskLevels = 50,
            OrderBook = new OrderBookFeatures
            {
                BidDepth = 3,
                AskDepth = 1,
                DepthImbalance = 0.5,
                BidPressure = 0.75,
                AskPressure = 0.25,
                WeightedMidPrice = 65114.25,
                SpreadBps = 0.1,
                Imbalance25 = 0.6,
            },
            TradeFlow = new TradeFlowFeatures
            {
                BuyVolume = 1500,
                SellVolume = 500,
                FlowDelta = 1000,
                BuyVsSellRatio = 3,
                TradeCount = 100,
                AvgTradeSize = 20,
                AggressiveBuys = 70,
                AggressiveSells = 30,
                SideDisagreement = 0.02,
            },
            Momentum = new MomentumFeatures { Volatility1m = 0.001, PriceChange1m = 80, PriceChangePct1m = 0.123, Trend = Trend.Bullish },
            NearestWalls = new NearestWalls(new NearestWall(65_100, 1_000, -2.19, 12.5), Ask: null),
            ScoreSide = new SideFeatures { SecondsSinceChange = 3.5 },
            Score = ScoreOf(contributions ?? Typical),
        };
        view.Walls.Add(BookSide.Bid, new Wall(651_000, 12_345, 14.5, -14.25, -2.19));
        view.Walls.SpoofingScore = 72;
        view.Walls.Activity = WallActivity.Appearing;
        return view;
    }

    /// <summary>A live view with the score that each model makes of it.</summary>
    public static SymbolView Rated()
    {
        SymbolView view = Live() with
        {
            Relative = new RelativeFeatures { BidWallStrength = 14.5, AskWallStrength = 6.5, BidWallRank = 0.98, AskWallRank = 0.4, SpoofingRank = 0.8, TrendStrength = 0.5 },
            Microstructure = Leaning(),
        };
        ScoreModels models = new(new ScoreWeights());
        for (int model = 0; model < ScoreModels.Count; model++)
        {
            view.ModelScores[model] = models[model].Rate(view.Factors);
            view.ModelSides[model] = new SideFeatures { SecondsSinceChange = 3.5 + (60 * model), ChangesPerMinute = 2 + model };
        }

        return view;
    }

    private static MicrostructureInputs Leaning()
    {
        double?[] deviations = [1.25, 0.9, 0.75, 0.5, 2.1, 1.4, 1.1, -0.3, 0.2, 0.6, null];
        MicrostructureInputs inputs = default;
        for (int input = 0; input < MicrostructureInputs.Count; input++)
        {
            inputs[input] = deviations[input];
        }

        return inputs;
    }

    /// <summary>A live view with a number in every column, all of them in proportion to <paramref name="size"/>.</summary>
    public static SymbolView Figured(double size) => Live() with
    {
        BestBidTicks = 999_950,
        BestAskTicks = 1_000_050,
        OrderBook = new OrderBookFeatures { DepthImbalance = size / 10, SpreadBps = size },
        Momentum = new MomentumFeatures { Volatility1m = size / 1_000, PriceChangePct1m = size, PriceChangePct5m = size * 2 },
        Returns = new ReturnFeatures { Return1sBps = size },
        Touch = new TouchFeatures { Ofi1s = size },
        Delta = new DeltaFeatures { DeltaQuote15s = -1_500 / size, DeltaQuote60s = size * 2_500, TradesPerSecond = size, TradeRateRatio = 1.25 },
        Liquidity = new LiquidityFeatures { BidDepth10Bps = size * 1e6, AskDepth10Bps = size * 5e5, BuySlippageBps = size / 10, SellSlippageBps = size / 5 },
        NearestWalls = new NearestWalls(new NearestWall(99_900, 1_000, -10 * size, 12.5), new NearestWall(100_050, 1_000, 5 * size, 90)),
        ScoreSide = new SideFeatures { SecondsSinceChange = size * 3.5 },
        Contract = new ContractFeatures { FundingRate = size / 10_000, FundingCountdownSeconds = 11_550, OpenInterest = 1.5e6, OpenInterestChangePct5m = size / 4 },
        Ticker = new Ticker { Turnover24h = size * 1.25e9 },
    };

    /// <summary>A live view of which nothing but the score is known yet.</summary>
    public static SymbolView Bare() => new() { Status = BookStatus.Live, UpdateId = 77, UpdatedAtNs = AtMs * 1_000_000, BookUpdatedAtNs = AtMs * 1_000_000, Score = ScoreOf(Typical) };

    /// <summary>A live view with the given score, made of depth imbalance alone.</summary>
    public static SymbolView Scoring(double score) => Live(new Contributions(score - 50, 0, 0, 0, 0));

    /// <summary>A live view that only its ticker vouches for.</summary>
    public static SymbolView Quiet() => Live() with { IsQuiet = true };

    public static SymbolView Silent() => Invalid() with { Status = BookStatus.Stale, Fault = new BookFault(BookFaultKind.Silent, Received: 12) };

    public static SymbolView Gone() => Invalid() with { Status = BookStatus.Stale, Fault = new BookFault(BookFaultKind.Gone) };

    public static SymbolView Invalid() => new()
    {
        Status = BookStatus.Invalid,
        Fault = new BookFault(BookFaultKind.SequenceGap, 12, 15),
        UpdateId = 11,
        UpdatedAtNs = AtMs * 1_000_000,
        BookUpdatedAtNs = AtMs * 1_000_000,
    };

    /// <summary>By the places of the models.</summary>
    public static ModelScores ScoresOf(params Contributions[] models)
    {
        ModelScores scores = default;
        foreach ((int place, Contributions points) in models.Index())
        {
            scores[place] = ScoreOf(points);
        }

        return scores;
    }

    public static Score ScoreOf(Contributions c)
    {
        double raw = 50 + c.Sum;
        double value = Math.Clamp(raw, 0, 100);
        ScoreSide side = value > 55 ? ScoreSide.Long : value < 45 ? ScoreSide.Short : ScoreSide.Neutral;
        return new Score(raw, value, side, 64, c);
    }
}
