/** Parts of a business, each with tables of its own, as suites of business software name them. */
export const modules = (
  "sales purchasing inventory finance hr crm support logistics production marketing projects assets fleet facilities quality legal compliance " +
  "treasury payroll recruiting training travel maintenance planning research warranty returns subscriptions loyalty catalog pricing retail " +
  "wholesale export insurance energy safety security events partners"
).split(" ");

/** What a table holds, its own columns, and with `>` what each row of it belongs to. */
export const entities: readonly (readonly [name: string, columns: string])[] = [
  ["customer", "customer_name email phone segment country city credit_limit >region"],
  ["region", "region_name country"],
  ["order", "order_number order_date status channel total_amount currency >customer >employee"],
  ["order_line", "quantity unit_price discount line_amount >order >product"],
  ["product", "product_name sku brand list_price weight >category"],
  ["category", "category_name margin"],
  ["employee", "first_name last_name email hire_date salary job_title manager_id >department"],
  ["department", "department_name budget cost_center"],
  ["invoice", "invoice_number invoice_date due_date total_amount tax_amount payment_status >customer >order"],
  ["payment", "payment_date amount payment_method currency >invoice"],
  ["supplier", "supplier_name country city rating"],
  ["shipment", "shipped_at delivered_at carrier freight_cost >order >warehouse"],
  ["warehouse", "warehouse_name city country capacity"],
  ["contract", "contract_number start_date end_date contract_value >supplier"],
  ["ticket", "subject priority opened_at closed_at satisfaction_score >customer >employee"],
  ["project", "project_name start_date end_date budget >department"],
  ["task", "task_name due_date estimated_hours actual_hours priority >project >employee"],
  ["timesheet", "work_date hours >employee >project"],
  ["expense", "expense_date amount expense_type >employee"],
  ["asset", "asset_name purchase_date purchase_price serial_number >department"],
  ["vehicle", "plate_number manufacturer model_year mileage >warehouse"],
  ["campaign", "campaign_name start_date budget channel"],
  ["lead", "lead_source score estimated_value >campaign >employee"],
  ["price_list", "list_title currency valid_from valid_to"],
  ["audit", "audit_date finding_count outcome >department"],
  ["refund", "requested_at reason refund_amount >order_line"],
  ["budget_line", "fiscal_year planned_amount actual_amount >department"],
  ["store", "store_name city country floor_area opened_on >region"],
  ["shift", "shift_date start_time hours >employee >store"],
  ["applicant", "first_name last_name email applied_on country"],
  ["interview", "interview_date outcome score >applicant >employee"],
  ["machine", "machine_name manufacturer install_date power_rating"],
  ["work_order", "planned_start planned_end produced_quantity scrap_quantity >machine >product"],
  ["inspection", "inspection_date defect_count outcome >work_order"],
  ["quote", "quote_number quote_date total_amount status >customer"],
  ["subscription", "start_date end_date monthly_fee plan_type >customer"],
  ["coupon", "coupon_code discount valid_from valid_to"],
  ["review", "rating review_date review_text >product >customer"],
  ["route", "route_name distance duration_hours >warehouse"],
  ["delivery", "delivery_date delivered_weight delivery_status >route >vehicle"],
  ["fuel_purchase", "purchase_date liters total_cost >vehicle"],
  ["policy", "policy_number start_date premium coverage_type >asset"],
  ["claim", "claim_date claim_amount claim_status >policy"],
  ["document", "title file_type page_count uploaded_at >contract"],
  ["survey", "survey_name opened_on closed_on"],
  ["answer", "answered_at score answer_text >survey >customer"],
  ["location", "location_name country city postal_code"],
  ["meeting", "subject meeting_date duration_minutes >project"],
  ["certificate", "certificate_name issued_on expires_on >employee"],
  ["newsletter", "subject sent_at open_count click_count >campaign"],
];

/** What every table of such suites has in some order; fills tables up to their number of columns. */
export const commonColumns = (
  "code name description status type is_active notes created_at updated_at created_by owner_name priority external_reference source_system " +
  "version sort_order amount quantity reviewed_at reviewed_by currency tags attachment_count comment_text archived_at"
).split(" ");

/** Columns with few different values, and those values. */
export const valueLists: Readonly<Record<string, readonly string[]>> = {
  status: ["Draft", "Open", "Approved", "Closed", "Cancelled"],
  payment_status: ["Unpaid", "Partly paid", "Paid", "Overdue"],
  delivery_status: ["Scheduled", "On the road", "Delivered", "Failed"],
  claim_status: ["Filed", "In assessment", "Settled", "Rejected"],
  type: ["Standard", "Express", "Internal", "Sample", "Trial"],
  segment: ["Enterprise", "Mid market", "Small business", "Public sector"],
  channel: ["Web", "Phone", "Field", "Reseller", "Email"],
  currency: ["EUR", "USD", "GBP", "CHF", "PLN", "SEK"],
  priority: ["Low", "Normal", "High", "Urgent"],
  brand: ["Nordwind", "Alpenstein", "Kestrel", "Bluepeak", "Verano", "Lumen", "Oakline", "Tessera"],
  job_title: ["Clerk", "Team lead", "Analyst", "Engineer", "Buyer", "Planner", "Controller", "Technician"],
  cost_center: ["CC-100", "CC-200", "CC-300", "CC-400"],
  payment_method: ["Bank transfer", "Credit card", "Direct debit", "Cash"],
  carrier: ["Swiftline", "Harbor Freightways", "Metro Parcel", "Skyhaul"],
  expense_type: ["Travel", "Meals", "Software", "Training", "Equipment"],
  manufacturer: ["Ardent Motors", "Kiruna Works", "Solano", "Brightforge"],
  lead_source: ["Trade fair", "Website", "Referral", "Cold call"],
  outcome: ["Passed", "Passed with remarks", "Failed"],
  reason: ["Damaged", "Wrong item", "Late", "No longer needed"],
  plan_type: ["Basic", "Plus", "Premium"],
  coverage_type: ["Fire", "Theft", "Liability", "Transport"],
  file_type: ["pdf", "docx", "xlsx"],
  source_system: ["ERP", "Web shop", "Import", "Manual"],
  country: ["Germany", "France", "Poland", "Spain", "Italy", "Sweden", "Austria", "Portugal", "Norway", "Ireland"],
  city: "Hamburg Lyon Gdansk Valencia Turin Malmo Graz Porto Bergen Cork Leipzig Nantes Krakow Sevilla Verona Uppsala Linz Braga Tromso Galway".split(
    " ",
  ),
};

/** Parts of proper names: each table's names are other pairs of them. */
export const nameParts = {
  first: (
    "Silver Amber Cedar Granite Harbor Maple Northern Crimson Velvet Copper Juniper Orchard Summit Meadow Lantern Falcon Ivory Coral Willow Ember " +
    "Prairie Saffron Cobalt Thistle Marble Canyon Beacon Drift Hollow Quartz"
  ).split(" "),
  last: (
    "Ridge Supply Trading Works Point Gate Partners Field Line House Bridge Group Labs Yard Crossing Mill Dock Square Park Tower Grove Bay Valley " +
    "Station Market Forge Hill Court Terrace Wharf"
  ).split(" "),
} as const;
